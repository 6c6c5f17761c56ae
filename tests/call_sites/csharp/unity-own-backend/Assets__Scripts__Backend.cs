using System.Collections;
using UnityEngine;
using UnityEngine.Networking;

public class Backend : MonoBehaviour
{
    public IEnumerator Chat(string sessionToken, string text)
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            using (var request = UnityWebRequest.Post("https://game.example-studio.dev/npc/chat", text, "text/plain"))
            {
                request.SetRequestHeader("Authorization", "Bearer " + sessionToken);
                yield return request.SendWebRequest();
                if (request.result == UnityWebRequest.Result.Success) { yield break; }
                if (request.responseCode != 429 && request.responseCode < 500) { yield break; }
            }
            yield return new WaitForSeconds(Mathf.Min(10f, Mathf.Pow(2, attempt)) + Random.value);
        }
    }
}
