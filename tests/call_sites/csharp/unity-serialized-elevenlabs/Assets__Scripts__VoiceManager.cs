using System.Collections;
using System.Text;
using UnityEngine;
using UnityEngine.Networking;

public class VoiceManager : MonoBehaviour
{
    private readonly string apiKey = "{{elevenlabs-api-key}}";
    public AudioSource source;

    public IEnumerator Speak(string text)
    {
        var request = new UnityWebRequest("https://api.elevenlabs.io/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL", "POST");
        request.uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(JsonUtility.ToJson(new Line(text))));
        request.downloadHandler = new DownloadHandlerAudioClip(request.url, AudioType.MPEG);
        request.SetRequestHeader("Content-Type", "application/json");
        request.SetRequestHeader("xi-api-key", apiKey);
        yield return request.SendWebRequest();
        if (request.result != UnityWebRequest.Result.Success)
        {
            Debug.LogError(request.error);
            yield break;
        }
        source.clip = DownloadHandlerAudioClip.GetContent(request);
        source.Play();
    }
}
