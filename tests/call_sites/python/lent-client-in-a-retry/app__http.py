from contextlib import asynccontextmanager

import httpx


@asynccontextmanager
async def http_client(timeout: float = 30.0):
    client = httpx.AsyncClient(timeout=timeout)
    try:
        yield client
    finally:
        await client.aclose()
