using Streaming.Redis.Keys;

namespace Streaming.Redis.Shards;

/// <summary>
/// The scripts that write a shard. Each gets <see cref="ShardKeys.All"/> as its keys, so that Redis Cluster can route it and Garnet can
/// lock what it touches. Versions and epochs are compared as text, which is exact for any value.
/// </summary>
internal static class ShardScripts
{
    /// <summary>
    /// Raises the epoch. Argument: nonce. Answers the guard's fields, then the number of fields that each hash really holds.
    /// </summary>
    public const string Acquire = $$"""
        redis.call('HINCRBY', KEYS[1], 'e', 1)
        redis.call('HSET', KEYS[1], 'n', ARGV[1])
        redis.call('HSETNX', KEYS[1], 'v', '0')
        local answer = redis.call('HMGET', KEYS[1], {{GuardFields.Lua}})
        for key = 2, #KEYS do
          answer[#answer + 1] = redis.call('HLEN', KEYS[key])
        end
        return answer
        """;

    /// <summary>
    /// One commit. Arguments: epoch counter, nonce, the version that must be stored, the version to store, meta, the highest cell-log
    /// version that this commit deletes (0: none), the same of the ticket log, then runs of writes: '+' or '-', the hash's number, the number of arguments that
    /// follow, and those (field and value pairs to set, or fields to delete). Answers 1, or the guard's fields when it is refused.
    /// </summary>
    /// <remarks>A call takes at most 1,000 arguments at a time, since Lua's stack is bounded.</remarks>
    public const string Commit = $$"""
        local unpack = unpack or table.unpack
        local guard = KEYS[1]
        local held = redis.call('HMGET', guard, 'e', 'n', 'v', 't', 'u')
        if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] or held[3] ~= ARGV[3] then
          return redis.call('HMGET', guard, {{GuardFields.Lua}})
        end
        local added = {0, 0, 0, 0, 0, 0}
        local at = 8
        while at <= #ARGV do
          local put = ARGV[at] == '+'
          local hash = tonumber(ARGV[at + 1]) + 1
          local last = at + 2 + tonumber(ARGV[at + 2])
          at = at + 3
          while at <= last do
            local upto = math.min(at + 999, last)
            if put then
              added[hash] = added[hash] + redis.call('HSET', KEYS[hash + 1], unpack(ARGV, at, upto))
            else
              added[hash] = added[hash] - redis.call('HDEL', KEYS[hash + 1], unpack(ARGV, at, upto))
            end
            at = upto + 1
          end
        end
        for hash = 1, 6 do
          if added[hash] ~= 0 then
            redis.call('HINCRBY', guard, 'c' .. string.format('%d', hash - 1), string.format('%d', added[hash]))
          end
        end
        if ARGV[6] ~= '0' and tonumber(ARGV[6]) > (tonumber(held[4] or '0') or 0) then
          redis.call('HSET', guard, 't', ARGV[6])
        end
        if ARGV[7] ~= '0' and tonumber(ARGV[7]) > (tonumber(held[5] or '0') or 0) then
          redis.call('HSET', guard, 'u', ARGV[7])
        end
        redis.call('HSET', guard, 'v', ARGV[4], 'm', ARGV[5])
        return 1
        """;

    /// <summary>
    /// Empties a shard that has to be rebuilt. Arguments: epoch counter and nonce. Answers the guard's fields; the epoch in them tells
    /// whether it was done.
    /// </summary>
    /// <remarks>The version goes on rising and counts as trimmed, so that every reader reloads.</remarks>
    public const string Reset = $$"""
        local held = redis.call('HMGET', KEYS[1], 'e', 'n')
        if held[1] == ARGV[1] and held[2] == ARGV[2] then
          for key = 2, #KEYS do
            redis.call('UNLINK', KEYS[key])
          end
          local version = redis.call('HINCRBY', KEYS[1], 'v', 1)
          redis.call('HSET', KEYS[1], 't', string.format('%d', version), 'u', string.format('%d', version), 'm', '',
            'c0', 0, 'c1', 0, 'c2', 0, 'c3', 0, 'c4', 0, 'c5', 0)
        end
        return redis.call('HMGET', KEYS[1], {{GuardFields.Lua}})
        """;

    /// <summary>
    /// Where to find what changed since a version. Keys: guard, cell log and ticket log. Arguments: epoch counter, nonce, known version, most entries,
    /// most bytes of entries, most versions looked at, whether cells ('1') and tickets ('1') are asked for. Answers a status, the guard's fields, the
    /// version that the entries lead to, the versions of entries of the cell log, and of those of the ticket log.
    /// </summary>
    /// <remarks>The entries themselves are fetched with a command: a script would copy and hash each byte of them.</remarks>
    public const string Changes = $$"""
        local guard = redis.call('HMGET', KEYS[1], {{GuardFields.Lua}})
        if not guard[1] then return {0, guard, 0, {}, {} } end
        if guard[1] ~= ARGV[1] or guard[2] ~= ARGV[2] then return {2, guard, 0, {}, {} } end
        local known = tonumber(ARGV[3])
        local version = tonumber(guard[3])
        local wanted = { ARGV[7] == '1', ARGV[8] == '1' }
        if version < known then return {3, guard, 0, {}, {} } end
        if wanted[1] and tonumber(guard[5] or '0') > known then return {4, guard, 0, {}, {} } end
        if wanted[2] and tonumber(guard[{{GuardFields.LuaTicketsTrimmed}}] or '0') > known then return {4, guard, 0, {}, {} } end
        local versions, count, bytes, through = { {}, {} }, 0, 0, known
        local last = math.min(version, known + tonumber(ARGV[6]))
        local maxEntries, maxBytes = tonumber(ARGV[4]), tonumber(ARGV[5])
        local digits = {}
        for next = known + 1, last do
          local rest = next
          for place = 8, 1, -1 do
            digits[place] = rest % 256
            rest = math.floor(rest / 256)
          end
          local field = string.char(digits[1], digits[2], digits[3], digits[4], digits[5], digits[6], digits[7], digits[8])
          local sizes = { 0, 0 }
          for log = 1, 2 do
            if wanted[log] then
              sizes[log] = redis.call('HSTRLEN', KEYS[log + 1], field)
            end
          end
          if sizes[1] + sizes[2] > 0 then
            bytes = bytes + sizes[1] + sizes[2]
            if count > 0 and (bytes > maxBytes or count >= maxEntries) then break end
            count = count + 1
            for log = 1, 2 do
              if sizes[log] > 0 then
                versions[log][#versions[log] + 1] = next
              end
            end
          end
          through = next
        end
        return {1, guard, through, versions[1], versions[2]}
        """;
}
