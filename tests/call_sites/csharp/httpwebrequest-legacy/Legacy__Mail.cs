using System.IO;
using System.Net;
using System.Text;

namespace Legacy
{
    public class Mail
    {
        public string Send(string json)
        {
            var request = (HttpWebRequest)WebRequest.Create("https://api.sendgrid.com/v3/mail/send");
            request.Method = "POST";
            request.ContentType = "application/json";
            request.Headers.Add("Authorization", "Bearer {{sendgrid-api-key}}");
            var bytes = Encoding.UTF8.GetBytes(json);
            using (var stream = request.GetRequestStream())
            {
                stream.Write(bytes, 0, bytes.Length);
            }
            using (var response = (HttpWebResponse)request.GetResponse())
            using (var reader = new StreamReader(response.GetResponseStream()))
            {
                return reader.ReadToEnd();
            }
        }
    }
}
