"""coredis against the server at HOST:PORT: how it connects, and its cache."""

import importlib.metadata
import sys

import anyio
import coredis
from coredis.patterns.cache import LRUCache

HOST, PORT = sys.argv[1].rsplit(":", 1)
PATIENCE = 20


def connect(**options):
    return coredis.Redis(HOST, int(PORT), decode_responses=True, **options)


async def eventually(cached, client, key):
    """The message may come a moment after the reply to the other client."""
    expected = await client.get(key)
    with anyio.fail_after(PATIENCE):
        while await cached.get(key) != expected:
            await anyio.sleep(0.001)


async def main():
    async with connect(client_name="plain", noevict=True) as client:
        await client.flushall()
        assert await client.set("key", "one")
        assert await client.client_getname() == "plain"
        async with client.pipeline(transaction=True) as pipeline:
            replies = [pipeline.incr("n"), pipeline.incr("n"), pipeline.get("n")]
        assert [await reply for reply in replies] == [1, 2, "2"]

        cache = LRUCache(max_keys=100)
        async with connect(cache=cache) as cached:
            for _ in range(3):
                assert await cached.get("key") == "one"
            assert cache.stats.hits["key"] + cache.stats.hits[b"key"] >= 1
            tracked = await client.info("clients")
            assert tracked["tracking_clients"] >= 1
            await client.set("key", "two")
            await eventually(cached, client, "key")
            await client.delete(["key"])
            await eventually(cached, client, "key")
            await client.set("key", "three", px=50)
            await eventually(cached, client, "key")
            await anyio.sleep(0.1)
            await eventually(cached, client, "key")
            await client.flushall()
            await eventually(cached, client, "key")
            await cached.set("key", "own")
            await eventually(cached, client, "key")
    print(f"coredis {importlib.metadata.version('coredis')}: connecting, transactions, client-side caching")


anyio.run(main)
