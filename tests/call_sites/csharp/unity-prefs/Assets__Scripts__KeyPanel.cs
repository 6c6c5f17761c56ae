using UnityEngine;
using UnityEngine.UI;

public class KeyPanel : MonoBehaviour
{
    public InputField keyField;

    public void Save()
    {
        string apiKey = keyField.text;
        PlayerPrefs.SetString("OpenAIApiKey", apiKey);
        PlayerPrefs.Save();
    }
}
