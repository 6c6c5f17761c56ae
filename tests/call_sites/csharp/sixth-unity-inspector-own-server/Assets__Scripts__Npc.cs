using System.Collections;
using UnityEngine;
using UnityEngine.Networking;

public class Npc : MonoBehaviour
{
    [SerializeField] private string serverUrl = "https://npc.game.example/talk";

    public IEnumerator Talk(string line)
    {
        using var request = UnityWebRequest.PostWwwForm(serverUrl, line);
        request.timeout = 20;
        request.SetRequestHeader("Authorization", "Bearer " + Session.Token);
        yield return request.SendWebRequest();
        if (request.result == UnityWebRequest.Result.Success) Show(request.downloadHandler.text);
    }
}
