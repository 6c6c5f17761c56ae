using System.Collections;
using System.Text;
using UnityEngine;
using UnityEngine.Networking;

public class NpcVoice : MonoBehaviour
{
    [SerializeField] private string voiceId = "21m00Tcm4TlvDq8ikWAM";
    private const string ApiKey = "{{elevenlabs-api-key}}";

    public IEnumerator Say(string text)
    {
        var url = "https://api.elevenlabs.io/v1/text-to-speech/" + voiceId;
        using (UnityWebRequest request = new UnityWebRequest(url, "POST"))
        {
            request.uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(text));
            request.downloadHandler = new DownloadHandlerBuffer();
            request.SetRequestHeader("xi-api-key", ApiKey);
            request.SetRequestHeader("Content-Type", "application/json");
            yield return request.SendWebRequest();
            if (request.result != UnityWebRequest.Result.Success)
            {
                Debug.LogError(request.error);
            }
        }
    }
}
