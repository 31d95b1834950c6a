// ioredis and node-redis against the server at HOST:PORT.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import Redis from "ioredis";
import { BasicClientSideCache, BasicPooledClientSideCache, createClient, createClientPool } from "redis";

const [host, port] = process.argv[2].split(":");
const numbers = (count) => Array.from({ length: count }, (_, number) => number);
// A test that hangs fails.
const patience = setTimeout(() => {
  console.error("not done in time");
  process.exit(1);
}, 60_000);

function version(name) {
  let folder = createRequire(import.meta.url).resolve(name);
  for (;;) {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    try {
      const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
      if (manifest.name === name) return manifest.version;
    } catch {
      // The manifest stands further up.
    }
  }
}

async function ioredis() {
  const client = new Redis({ host, port: Number(port) });
  await client.flushall();
  assert.equal(await client.set("key", "value", "EX", 100), "OK");
  assert.equal(await client.get("key"), "value");
  assert.equal(await client.get("absent"), null);
  await assert.rejects(client.incr("key"), /not an integer/);

  const pipeline = client.pipeline();
  numbers(5_000).forEach((number) => pipeline.set(`key-${number}`, number).get(`key-${number}`));
  const replies = await pipeline.exec();
  assert.deepEqual(replies.filter((_, at) => at % 2).map(([error, value]) => error ?? value), numbers(5_000).map(String));

  assert.deepEqual(await client.multi().incr("n").incr("n").exec(), [[null, 1], [null, 2]]);
  const other = client.duplicate();
  await client.watch("n");
  await other.incr("n");
  assert.equal(await client.multi().incr("n").exec(), null);

  const subscriber = client.duplicate();
  const heard = [];
  const all = new Promise((resolve) => {
    const take = (message) => heard.push(message) === 100 && resolve();
    subscriber.on("message", (_, message) => take(message));
    subscriber.on("pmessage", (_, __, message) => take(message));
  });
  await subscriber.subscribe("news");
  await subscriber.psubscribe("wea*");
  for (const number of numbers(100)) await client.publish(number % 2 ? "news" : "weather", number);
  await all;
  assert.deepEqual(heard, numbers(100).map(String));

  // Killed, both connect again; the subscriber subscribes again.
  const id = await other.client("ID");
  const reconnected = once(other, "ready");
  assert.equal(await client.client("KILL", "ID", id), 1);
  await reconnected;
  assert.equal(await other.get("key"), "value");
  const ready = once(subscriber, "ready");
  assert.equal(await client.client("KILL", "TYPE", "pubsub"), 1);
  await ready;
  const message = once(subscriber, "message");
  while ((await client.publish("news", "again")) === 0);
  assert.deepEqual(await message, ["news", "again"]);
  await Promise.all([client, other, subscriber].map((each) => each.quit()));
  console.log(`ioredis ${version("ioredis")}: strings, pipelines, transactions, pub/sub, reconnects`);
}

async function nodeRedis(RESP) {
  const ready = (client) => new Promise((resolve) => client.once("ready", resolve));
  // A connection that is lost is an event, which nobody may ignore.
  const connect = (client) => client.on("error", (error) => assert.match(String(error), /closed|ECONNRESET/)).connect();
  const client = await connect(createClient({ socket: { host, port: Number(port) }, RESP }));
  await client.flushAll();
  assert.equal(await client.set("key", "value", { EX: 100 }), "OK");
  assert.equal(await client.get("key"), "value");
  assert.equal(await client.get("absent"), null);
  await assert.rejects(client.incr("key"), /not an integer/);

  // Commands of one turn of the loop go out as one pipeline.
  const replies = await Promise.all(
    numbers(5_000).flatMap((number) => [client.set(`key-${number}`, String(number)), client.get(`key-${number}`)]),
  );
  assert.deepEqual(replies.filter((_, at) => at % 2), numbers(5_000).map(String));
  assert.deepEqual(await client.multi().incr("n").incr("n").exec(), [1, 2]);

  const subscriber = await connect(client.duplicate());
  const heard = [];
  let done;
  const all = new Promise((resolve) => (done = resolve));
  const take = (message) => heard.push(message) === 100 && done();
  await subscriber.subscribe("news", take);
  await subscriber.pSubscribe("wea*", take);
  for (const number of numbers(100)) await client.publish(number % 2 ? "news" : "weather", String(number));
  await all;
  assert.deepEqual(heard, numbers(100).map(String));

  const other = await connect(client.duplicate());
  const id = await other.sendCommand(["CLIENT", "ID"]);
  const reconnected = ready(other);
  assert.equal(await client.sendCommand(["CLIENT", "KILL", "ID", String(id)]), 1);
  await reconnected;
  assert.equal(await other.get("key"), "value");
  const again = ready(subscriber);
  assert.equal(await client.sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"]), 1);
  await again;
  const message = new Promise((resolve) => (done = resolve));
  heard.length = 99;
  while ((await client.publish("news", "again")) === 0);
  await message;
  assert.equal(heard.at(99), "again");
  await Promise.all([client, other, subscriber].map((each) => each.close()));
  console.log(`node-redis ${version("redis")} in RESP${RESP}: strings, pipelines, transactions, pub/sub, reconnects`);
}

// The message may come a moment after the reply to the other client. What is in the cache is answered without
// a look at the socket, so that it has to be given a turn.
async function eventually(cached, expected) {
  while ((await cached.get("key")) !== expected) await new Promise((resolve) => setImmediate(resolve));
}

async function nodeRedisCaching() {
  const connect = (client) => client.on("error", (error) => assert.match(String(error), /closed|ECONNRESET/)).connect();
  const client = await connect(createClient({ socket: { host, port: Number(port) }, RESP: 3 }));
  await client.flushAll();
  const caches = [new BasicClientSideCache({ maxEntries: 100, ttl: 0 }), new BasicPooledClientSideCache({ ttl: 0 })];
  const lone = await connect(client.duplicate({ clientSideCache: caches[0] }));
  const pool = createClientPool(
    { socket: { host, port: Number(port) }, RESP: 3, clientSideCache: undefined },
    { minimum: 2, maximum: 4, clientSideCache: caches[1] },
  );
  await pool.on("error", (error) => assert.fail(error)).connect();
  for (const [at, cached] of [lone, pool].entries()) {
    await client.set("key", "one");
    for (const _ of numbers(3)) assert.equal(await cached.get("key"), "one");
    // It asks nobody for what it has.
    assert.ok(caches[at].stats().hitCount >= 2);
    const changes = [
      () => client.set("key", "two"),
      () => client.del("key"),
      () => client.set("key", "three", { PX: 50 }),
      () => new Promise((resolve) => setTimeout(resolve, 100)),
      () => client.flushAll(),
      () => client.mSet({ key: "four", other: "five" }),
      () => client.rename("other", "key"),
      () => client.multi().set("key", "six").exec(),
    ];
    for (const change of changes) {
      await change();
      const expected = await client.get("key");
      await eventually(cached, expected);
    }
    await cached.set("key", "own");
    await eventually(cached, "own");
  }
  await Promise.all([client, lone, pool].map((each) => each.close()));
  console.log(`node-redis ${version("redis")}: client-side caching`);
}

await ioredis();
await nodeRedis(2);
await nodeRedis(3);
await nodeRedisCaching();
clearTimeout(patience);
