import openai
import streamlit as st

key = st.sidebar.text_input("OpenAI API key", type="password")
if not key:
    st.stop()
client = openai.OpenAI(api_key=key)
prompt = st.chat_input("Say something")
if prompt:
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}])
    st.write(answer.choices[0].message.content)
