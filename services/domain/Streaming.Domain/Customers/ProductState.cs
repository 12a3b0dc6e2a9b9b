using Streaming.Domain.Binary;
using Streaming.Domain.Names;

namespace Streaming.Domain.Customers;

/// <summary>What a customer has done with one product.</summary>
/// <param name="Product">The product.</param>
/// <param name="BoughtMs">When it was first bought, Unix milliseconds; <see cref="long.MinValue"/> where it was not.</param>
/// <param name="BoughtSplit">The split that the first purchase counts under.</param>
/// <param name="IsUsed">Whether it was really used.</param>
/// <param name="CountedUser">The split under which the customer counts as a user now; -1 for none.</param>
/// <param name="CountedBuyer">The split under which the customer counts as a buyer now; -1 for none.</param>
internal readonly record struct ProductState(NameId Product, long BoughtMs, int BoughtSplit, bool IsUsed, int CountedUser, int CountedBuyer)
{
    /// <summary>A product of which nothing is known.</summary>
    public static ProductState Of(NameId product) => new(product, long.MinValue, 0, false, -1, -1);

    /// <summary>Whether it was bought.</summary>
    public bool IsBought => BoughtMs != long.MinValue;

    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        CustomerState.WriteName(ref writer, Product);
        writer.WriteSigned(BoughtMs);
        writer.WriteUnsigned((ulong)BoughtSplit);
        writer.WriteByte(IsUsed ? (byte)1 : (byte)0);
        writer.WriteSigned(CountedUser);
        writer.WriteSigned(CountedBuyer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ProductState Read(ref ByteReader reader) => new(
        new NameId(reader.ReadInt()), reader.ReadSigned(), reader.ReadInt(), reader.ReadByte() != 0, (int)reader.ReadSigned(), (int)reader.ReadSigned());
}
