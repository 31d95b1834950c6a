"""redis-py against the server at HOST:PORT, in RESP2 and RESP3."""

import sys
import threading
import time

import redis
from redis.cache import CacheConfig
from redis.connection import CacheProxyConnection

HOST, PORT = sys.argv[1].rsplit(":", 1)
PATIENCE = 20
# The library takes versions before 7.4 for too old to cache with, Redis 7.0 itself included.
CacheProxyConnection.MIN_ALLOWED_VERSION = "7.0.0"


def connect(protocol, **options):
    return redis.Redis(
        HOST, int(PORT), protocol=protocol, decode_responses=True, socket_timeout=PATIENCE, **options
    )


def strings(client):
    assert client.set("key", "value") is True
    assert client.get("key") == "value"
    assert client.get("absent") is None
    assert client.set("key", "other", nx=True) is None
    assert client.set("key", "new", get=True, ex=100) == "value"
    assert 0 < client.ttl("key") <= 100
    assert client.incrby("count", 5) == 5
    assert client.incrbyfloat("float", 0.5) == 0.5
    assert client.mset({"a": 1, "b": 2}) is True
    assert client.mget("a", "b", "absent") == ["1", "2", None]
    assert sorted(client.scan_iter("*", count=2)) == ["a", "b", "count", "float", "key"]
    assert client.delete("a", "b", "absent") == 2
    try:
        client.incr("key")
    except redis.ResponseError as error:
        assert "not an integer" in str(error)
    else:
        raise AssertionError("INCR of a text succeeded")


def server(client):
    info = client.info()
    assert info["redis_version"].startswith("7.0") and info["role"] == "master"
    assert client.config_get("maxclients") == {"maxclients": "10000"}
    assert client.client_setname("python") and client.client_getname() == "python"
    assert any(other["name"] == "python" for other in client.client_list())
    assert client.command_count() > 50


def pipelines(client):
    pipeline = client.pipeline(transaction=False)
    for number in range(5_000):
        pipeline.set(f"key-{number}", number)
        pipeline.get(f"key-{number}")
    replies = pipeline.execute()
    assert replies[0::2] == [True] * 5_000
    assert replies[1::2] == [str(number) for number in range(5_000)]


def transactions(client):
    with client.pipeline() as pipeline:
        assert pipeline.incr("n").incr("n").get("n").execute() == [1, 2, "2"]

    def increment():
        def work(pipeline):
            count = int(pipeline.get("counter") or 0)
            pipeline.multi()
            pipeline.set("counter", count + 1)

        for _ in range(50):
            client.transaction(work, "counter")

    threads = [threading.Thread(target=increment) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert client.get("counter") == "200"


def publish_and_subscribe(client):
    subscriber = client.pubsub(ignore_subscribe_messages=True)
    subscriber.subscribe("news")
    subscriber.psubscribe("wea*")
    deadline = time.monotonic() + PATIENCE
    while client.pubsub_numsub("news") != [("news", 1)] or client.pubsub_numpat() != 1:
        assert time.monotonic() < deadline
        subscriber.get_message(timeout=0.01)
    for number in range(100):
        assert client.publish("news" if number % 2 else "weather", number) == 1
    heard = []
    while len(heard) < 100:
        assert time.monotonic() < deadline
        message = subscriber.get_message(timeout=1)
        if message is not None:
            heard.append(message["data"])
    assert heard == [str(number) for number in range(100)]
    subscriber.close()


def reconnects(client):
    admin = connect(2)
    lone = connect(2, single_connection_client=True)
    lone.set("key", "value")
    assert admin.client_kill_filter(_id=lone.client_id()) == 1
    # The library notices and connects again.
    assert lone.get("key") == "value"
    # A subscriber subscribes again.
    subscriber = client.pubsub(ignore_subscribe_messages=True)
    subscriber.subscribe("again")
    deadline = time.monotonic() + PATIENCE
    while admin.pubsub_numsub("again") != [("again", 1)]:
        assert time.monotonic() < deadline
        subscriber.get_message(timeout=0.01)
    assert admin.client_kill_filter(_type="pubsub") == 1
    message = None
    while message is None:
        assert time.monotonic() < deadline
        admin.publish("again", "hello")
        message = subscriber.get_message(timeout=0.05)
    assert message["data"] == "hello"
    subscriber.close()


def caching(client):
    cached = connect(3, cache_config=CacheConfig())
    client.set("key", "one")
    assert [cached.get("key") for _ in range(3)] == ["one"] * 3
    # It asks nobody for what it has.
    hits = client.info("stats")["keyspace_hits"]
    assert cached.get("key") == "one"
    assert client.info("stats")["keyspace_hits"] == hits
    assert client.info("clients")["tracking_clients"] == 1
    for change in (
        lambda: client.set("key", "two"),
        lambda: client.delete("key"),
        lambda: client.set("key", "three", px=50),
        lambda: time.sleep(0.1),
        lambda: client.flushall(),
        lambda: client.mset({"key": "four", "other": "five"}),
        lambda: client.rename("other", "key"),
        lambda: client.pipeline().set("key", "six").execute(),
    ):
        change()
        expected = client.get("key")
        deadline = time.monotonic() + PATIENCE
        # The message may come a moment after the reply to the other client.
        while cached.get("key") != expected:
            assert time.monotonic() < deadline
    cached.set("key", "own")
    assert cached.get("key") == "own"
    cached.close()


def night(client):
    """What a pool does at night: its connections are idle for too long, are closed, and are made again."""
    pool = redis.ConnectionPool(
        host=HOST, port=int(PORT), protocol=3, socket_timeout=PATIENCE, health_check_interval=1
    )
    users = [redis.Redis(connection_pool=pool) for _ in range(10)]
    barrier = threading.Barrier(len(users))

    def use(user):
        barrier.wait()
        assert user.set("key", "value") is True

    def use_all():
        threads = [threading.Thread(target=use, args=[user]) for user in users]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    use_all()
    client.config_set("timeout", 1)
    deadline = time.monotonic() + PATIENCE
    while len(client.client_list()) > 1:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    client.config_set("timeout", 0)
    use_all()
    assert all(user.get("key") == b"value" for user in users)
    pool.disconnect()


for protocol in (2, 3):
    for part in (strings, server, pipelines, transactions, publish_and_subscribe, reconnects, caching, night):
        client = connect(protocol)
        client.flushall()
        part(client)
        client.close()
print(
    f"redis-py {redis.__version__}: strings, pipelines, transactions, pub/sub, reconnects, client-side caching, "
    "idle pools in RESP2 and RESP3"
)
