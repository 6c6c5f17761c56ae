export class Outer extends Outer.Inner {
  url = 'https://api.openai.com/v1';
}
