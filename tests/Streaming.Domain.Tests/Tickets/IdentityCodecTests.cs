using System.Text;
using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>Identities are read byte for byte as they were written, whatever they have in common with a UUID or with the one before.</summary>
public sealed class IdentityCodecTests
{
    private const string Uuid = "0b0f3f4e-9d5a-4c11-8a34-6a1f0f3d9e77";

    /// <param name="before">The identity before.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="bytes">Bytes that it takes.</param>
    [Theory]
    [InlineData("", "a", 2)]
    [InlineData("", "e-1", 4)]
    [InlineData("INC0000045-1", "INC0000045-2", 3)]
    [InlineData("e-1", "e-2", 4)]
    [InlineData("INC0000045-1", "INC0000045-1", 2)]
    [InlineData("INC0000045-12", "INC0000045-1", 2)]
    [InlineData("", Uuid, 17)]
    [InlineData(Uuid, Uuid, 17)]
    [InlineData(Uuid, "0B0F3F4E-9D5A-4C11-8A34-6A1F0F3D9E77", 37)]
    [InlineData("", "0b0f3f4e9d5a4c118a346a1f0f3d9e77    ", 37)]
    [InlineData("", "{0b0f3f4e-9d5a-4c11-8a34-6a1f0f3d9e}", 37)]
    [InlineData("", "0b0f3f4e-9d5a-4c11-8a34-6a1f0f3d9eé", 37)]
    [InlineData("x", "0b0f3f4e-9d5a-4c11-8a34 6a1f0f3d9e77", 37)]
    public void Identity_IsReadAsWritten(string before, string identity, int bytes)
    {
        var writer = new ByteWriter(16);
        var (previous, now) = (Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(identity));
        IdentityCodec.Write(ref writer, now, previous);
        var reader = new ByteReader(writer.Written);
        var workspace = new TicketWorkspace();
        workspace.Clear(default);
        var first = previous.Length == 0 ? default : workspace.AddText(previous);

        var read = IdentityCodec.Read(ref reader, workspace, first);

        Assert.Equal(identity, Encoding.UTF8.GetString(workspace.Text(read)));
        Assert.Equal((bytes, true), (writer.Length, reader.IsAtEnd));
        writer.Dispose();
    }

    [Fact]
    public void Identity_ThatSharesMoreThanThereIs_IsRefused()
    {
        byte[] stored = [(10 << 1) | 1, 5, 1, 2, 3, 4, 5];
        var workspace = new TicketWorkspace();
        var previous = workspace.AddText("abcd"u8);

        Assert.Throws<InvalidDataException>(() =>
        {
            var reader = new ByteReader(stored);
            return IdentityCodec.Read(ref reader, workspace, previous);
        });
        Assert.Throws<InvalidDataException>(() =>
        {
            var reader = new ByteReader(stored);
            return IdentityCodec.Read(ref reader, workspace, default(TextRef));
        });
    }
}
