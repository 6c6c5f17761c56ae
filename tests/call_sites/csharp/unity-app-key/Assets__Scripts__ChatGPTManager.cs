using System.Collections;
using System.Text;
using UnityEngine;
using UnityEngine.Networking;

public class ChatGPTManager : MonoBehaviour
{
    private const string ApiKey = "{{openai-project-key}}";
    private const string Url = "https://api.openai.com/v1/chat/completions";

    public IEnumerator Send(string json)
    {
        using (UnityWebRequest www = new UnityWebRequest(Url, "POST"))
        {
            www.timeout = 30;
            www.uploadHandler = new UploadHandlerRaw(Encoding.UTF8.GetBytes(json));
            www.downloadHandler = new DownloadHandlerBuffer();
            www.SetRequestHeader("Content-Type", "application/json");
            www.SetRequestHeader("Authorization", "Bearer " + ApiKey);
            yield return www.SendWebRequest();
            if (www.result != UnityWebRequest.Result.Success)
                Debug.LogError(www.error);
            else
                Debug.Log(www.downloadHandler.text);
        }
    }
}
