"""valkey-glide against the server at HOST:PORT, in RESP2 and RESP3."""

import asyncio
import importlib.metadata
import sys

import glide

HOST, PORT = sys.argv[1].rsplit(":", 1)
PATIENCE = 20
# It tells of each connection that a test closes.
glide.Logger.set_logger_config(glide.LogLevel.OFF)


def connect(protocol, **options):
    return glide.GlideClient.create(
        glide.GlideClientConfiguration(
            [glide.NodeAddress(HOST, int(PORT))],
            protocol=protocol,
            request_timeout=PATIENCE * 1_000,
            **options,
        )
    )


async def strings(protocol):
    client = await connect(protocol, client_name="glide")
    await client.flushall()
    assert await client.set("key", "value") == "OK"
    assert await client.get("key") == b"value"
    assert await client.get("absent") is None
    assert await client.mget(["key", "absent"]) == [b"value", None]
    assert await client.client_getname() == b"glide"
    replies = await asyncio.gather(*(client.incr("count") for _ in range(1_000)))
    assert sorted(replies) == list(range(1, 1_001))
    batch = glide.Batch(is_atomic=True).incr("n").incr("n").get("n")
    assert await client.exec(batch, raise_on_error=True) == [1, 2, b"2"]
    batch = glide.Batch(is_atomic=False).set("a", "1").get("a")
    assert await client.exec(batch, raise_on_error=True) == ["OK", b"1"]
    try:
        await client.incr("key")
    except glide.RequestError as error:
        assert "not an integer" in str(error)
    else:
        raise AssertionError("INCR of a text succeeded")
    await client.close()


async def publish_and_subscribe():
    # The library takes messages in RESP3 alone.
    protocol = glide.ProtocolVersion.RESP3
    channels = {glide.GlideClientConfiguration.PubSubChannelModes.Exact: {"news"}}
    subscriptions = glide.GlideClientConfiguration.PubSubSubscriptions(channels, None, None)
    subscriber = await connect(protocol, pubsub_subscriptions=subscriptions)
    client = await connect(protocol)
    async with asyncio.timeout(PATIENCE):
        while await client.publish("begin", "news") != 1:
            await asyncio.sleep(0.01)
        heard = []
        for number in range(100):
            assert await client.publish(str(number), "news") == 1
        while len(heard) < 100:
            message = (await subscriber.get_pubsub_message()).message
            if message != b"begin":
                heard.append(message)
    assert heard == [str(number).encode() for number in range(100)]
    # Killed, it connects again and subscribes again.
    await client.custom_command(["CLIENT", "KILL", "TYPE", "pubsub"])
    async with asyncio.timeout(PATIENCE):
        while await client.publish("again", "news") != 1:
            await asyncio.sleep(0.01)
        assert (await subscriber.get_pubsub_message()).message == b"again"
    await subscriber.close()
    await client.close()


async def caching():
    client = await connect(glide.ProtocolVersion.RESP3)
    await client.flushall()
    cache = glide.ClientSideCache.create(1_000, 3_600_000, enable_metrics=True, server_assisted=True)
    cached = await connect(glide.ProtocolVersion.RESP3, client_side_cache=cache)
    await client.set("key", "one")
    for _ in range(3):
        assert await cached.get("key") == b"one"
    for change in (
        lambda: client.set("key", "two"),
        lambda: client.delete(["key"]),
        lambda: client.set("key", "three", expiry=glide.ExpirySet(glide.ExpiryType.MILLSEC, 50)),
        lambda: asyncio.sleep(0.1),
        lambda: client.flushall(),
        lambda: client.mset({"key": "four", "other": "five"}),
        lambda: client.rename("other", "key"),
    ):
        await change()
        expected = await client.get("key")
        # The message may come a moment after the reply to the other client.
        async with asyncio.timeout(PATIENCE):
            while await cached.get("key") != expected:
                await asyncio.sleep(0.001)
    await cached.close()
    await client.close()


async def main():
    for protocol in (glide.ProtocolVersion.RESP2, glide.ProtocolVersion.RESP3):
        await strings(protocol)
    await publish_and_subscribe()
    await caching()
    version = importlib.metadata.version("valkey-glide")
    print(f"valkey-glide {version}: strings, pipelines, transactions, in RESP3 pub/sub and client-side caching")


asyncio.run(main())
