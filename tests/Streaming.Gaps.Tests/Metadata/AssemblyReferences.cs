using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Streaming.Gaps.Tests.Metadata;

/// <summary>A type, or a member of it, that an assembly uses of another.</summary>
/// <param name="Assembly">The assembly that is to have it.</param>
/// <param name="Type">The type's full name.</param>
/// <param name="Member">Name and signature of the member, or null for the type itself.</param>
internal readonly record struct Used(string Assembly, string Type, string? Member);

/// <summary>What an assembly uses of others, from its metadata.</summary>
internal static class AssemblyReferences
{
    private const byte GenericInstance = 0x15;

    /// <summary>Everything that the file uses of the assemblies named; empty for a file that is not managed code.</summary>
    public static IReadOnlyList<Used> Read(string file, IReadOnlyCollection<string> assemblies)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
        {
            return [];
        }

        var reader = image.GetMetadataReader();
        var used = new List<Used>();
        foreach (var handle in reader.TypeReferences)
        {
            if (assemblies.Contains(AssemblyOf(reader, handle)))
            {
                used.Add(new Used(AssemblyOf(reader, handle), SignatureText.Instance.GetTypeFromReference(reader, handle, 0), null));
            }
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (Owner(reader, member.Parent) is { } owner && assemblies.Contains(AssemblyOf(reader, owner)))
            {
                var signature = member.GetKind() == MemberReferenceKind.Method
                    ? SignatureText.Of(member.DecodeMethodSignature(SignatureText.Instance, null))
                    : member.DecodeFieldSignature(SignatureText.Instance, null);
                used.Add(new Used(
                    AssemblyOf(reader, owner),
                    SignatureText.Instance.GetTypeFromReference(reader, owner, 0),
                    $"{reader.GetString(member.Name)} {signature}"));
            }
        }

        return used;
    }

    /// <summary>The type that a member reference stands in, if another assembly has it.</summary>
    private static TypeReferenceHandle? Owner(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadByte() != GenericInstance)
            {
                return null;
            }

            blob.ReadByte();
            parent = blob.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : null;
    }

    private static string AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        while (scope.Kind == HandleKind.TypeReference)
        {
            scope = reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        return scope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)
            : "";
    }
}
