import os

from langchain_openai import ChatOpenAI

os.environ["OPENAI_API_KEY"] = "{{openai-project-key}}"

llm = ChatOpenAI(model="gpt-4o", temperature=0)
print(llm.invoke("hello").content)
