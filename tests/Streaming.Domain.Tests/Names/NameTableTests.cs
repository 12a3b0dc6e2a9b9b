using System.Text;
using Streaming.Domain.Binary;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tests.Names;

public sealed class NameTableTests
{
    private static readonly NameKind[] Kinds = [NameKind.Tenant, NameKind.Team, NameKind.Agent, NameKind.Customer];

    [Theory]
    [InlineData(40)]
    [InlineData(int.MaxValue)]
    public void Intern_RandomNames_NumbersThemAsADictionaryDoes(int limit)
    {
        var random = new Random(1);
        var table = new NameTable(limit, limit);
        var expected = new Dictionary<(NameKind, NameId, string), int>();
        var folded = 0;

        for (var i = 0; i < 50_000; i++)
        {
            var (kind, tenant) = (Kinds[random.Next(Kinds.Length)], new NameId(random.Next(3)));

            // Mostly of a few, of all lengths, and some that begin and end alike.
            var text = NameOf(random.Next(random.Next(10) == 0 ? 3_000 : 30));
            if (!expected.TryGetValue((kind, tenant, text), out var id))
            {
                if (expected.Keys.Count(key => key.Item1 == kind && key.Item2 == tenant) >= limit)
                {
                    folded++;
                    text = NameId.OtherText;
                }

                if (!expected.TryGetValue((kind, tenant, text), out id))
                {
                    expected.Add((kind, tenant, text), id = expected.Count + 1);
                }
            }

            var original = text == NameId.OtherText ? NameOf(5_000 + i) : text;
            Assert.Equal(id, table.Intern(kind, tenant, Encoding.UTF8.GetBytes(original)).Value);
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.Equal(folded, table.FoldedCount);
        Assert.All(expected, pair => Assert.Equal(
            new Name(pair.Key.Item1, pair.Key.Item2, pair.Key.Item3), table[new NameId(pair.Value)]));
    }

    [Fact]
    public void Intern_NothingAndOneByteMore_AreDifferent()
    {
        var table = new NameTable(100);

        var ids = Enumerable.Range(0, 40).Select(length => table.Intern(NameKind.Team, new NameId(1), new byte[length])).ToList();

        Assert.Equal(Enumerable.Range(0, 40), ids.Select(static id => id.Value));
        Assert.Equal(ids, Enumerable.Range(0, 40).Select(length => table.Intern(NameKind.Team, new NameId(1), new byte[length])));
    }

    [Theory]
    [InlineData(NameKind.Team)]
    [InlineData(NameKind.Customer)]
    public void WriteText_BytesThatAreNoText_WritesTheText(NameKind kind)
    {
        var table = new NameTable(100);
        var name = table.Intern(kind, new NameId(1), [0x61, 0xFF, 0x62]);
        var writer = new ByteWriter(16);

        table.WriteText(ref writer, name);
        table.WriteText(ref writer, NameId.None);

        var reader = new ByteReader(writer.Written);
        Assert.Equal("a\uFFFDb", table.Text(name));
        Assert.Equal("a\uFFFDb", reader.ReadText());
        Assert.Equal(NameId.UnknownText, reader.ReadText());
        Assert.Equal(name, table.Intern(kind, new NameId(1), [0x61, 0xFF, 0x62]));
        writer.Dispose();
    }

    [Fact]
    public void Append_TheSameTextTwice_TheLaterOneStands()
    {
        var table = new NameTable(100);
        var name = new Name(NameKind.Customer, new NameId(1), "a");

        table.Append(name);
        table.Append(name);

        Assert.Equal(2, table.Count);
        Assert.Equal(new NameId(2), table.Intern(NameKind.Customer, new NameId(1), "a"u8));
    }

    private static string NameOf(int number) => $"{new string('n', number % 25)}{number}{(number % 2 == 0 ? "-with-one-end" : "")}ü";
}
