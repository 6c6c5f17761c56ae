export default async function (req: any, res: any) {
  const key = req.variables["VISION_KEY"];
  const data = new FormData();
  data.append("imageFile", await (await fetch(req.payload)).blob(), "file");
  const response = await fetch("https://api.vision-objects.com/image/recognize", {
    method: "POST",
    headers: { "Apikey": key },
    body: data,
  });
  if (response.status !== 200) throw new Error(`vision answered ${response.status}`);
  res.json((await response.json())["Objects"]);
}
