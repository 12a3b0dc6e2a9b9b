using Streaming.Domain.Names;

namespace Streaming.Domain.Tests.Names;

public sealed class SplitTableTests
{
    [Fact]
    public void Intern_RandomSplits_NumbersThemAsADictionaryDoes()
    {
        var random = new Random(1);
        var table = new SplitTable();
        var expected = new Dictionary<Split, int>();

        for (var i = 0; i < 20_000; i++)
        {
            var split = Make(random);
            if (!expected.TryGetValue(split, out var id))
            {
                expected.Add(split, id = expected.Count);
            }

            Assert.Equal(id, split.Cube == Cube.Customer && i % 2 == 0 ? table.OfCustomer(split.Tenant, split.Customer) : table.Intern(split));
        }

        Assert.Equal(expected.Count, table.Count);
        foreach (var (split, id) in expected)
        {
            Assert.Equal(split, table[id]);
            Assert.Equal((split.Cube, split.Tenant), table.OwnerOf(id));
        }
    }

    [Fact]
    public void Append_WhatAnotherTableHolds_GivesTheSameNumbers()
    {
        var random = new Random(2);
        var (table, loaded) = (new SplitTable(), new SplitTable());
        var splits = Enumerable.Range(0, 2_000).Select(_ => Make(random)).ToList();
        splits.ForEach(split => table.Intern(split));

        for (var id = 0; id < table.Count; id++)
        {
            loaded.Append(table[id]);
        }

        Assert.All(splits, split => Assert.Equal(table.Intern(split), loaded.Intern(split)));
        Assert.Equal(table.Count, loaded.Count);
    }

    // A customer's name belongs to one tenant.
    private static Split Make(Random random)
    {
        if (random.Next(3) == 0)
        {
            var customer = random.Next(1, 3_000);
            return new Split(Cube.Customer, new NameId((customer % 2) + 1), default, default, default, default, default, default)
            {
                Customer = new NameId(customer),
            };
        }

        var split = default(Split).Select((_, _) => new NameId(random.Next(3))) with { Cube = Cube.Main };
        return random.Next(2) == 0 ? split with { Policy = default, Customer = default, Segment = default, Topic = default } : split with { Cube = Cube.Answers };
    }
}
