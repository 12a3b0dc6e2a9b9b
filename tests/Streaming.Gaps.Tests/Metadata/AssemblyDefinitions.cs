using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Streaming.Gaps.Tests.Metadata;

/// <summary>The types of an assembly and the members that each has or inherits.</summary>
internal sealed class AssemblyDefinitions
{
    private readonly Dictionary<string, HashSet<string>> _members = [];
    private readonly Dictionary<string, List<string>> _bases = [];

    private AssemblyDefinitions(MetadataReader reader)
    {
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = SignatureText.Instance.GetTypeFromDefinition(reader, handle, 0);
            var members = _members[name] = [];
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                members.Add($"{reader.GetString(method.Name)} {SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null))}");
            }

            foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
            {
                members.Add($"{reader.GetString(field.Name)} {field.DecodeSignature(SignatureText.Instance, null)}");
            }

            _bases[name] = [.. type.GetInterfaceImplementations().Select(reader.GetInterfaceImplementation).Select(one => Name(reader, one.Interface)).Append(Name(reader, type.BaseType))];
        }
    }

    public static AssemblyDefinitions Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return new AssemblyDefinitions(image.GetMetadataReader());
    }

    public bool HasType(string type) => _members.ContainsKey(type);

    /// <summary>Whether a type or one that it derives from, within the assembly, has the member.</summary>
    public bool HasMember(string type, string member)
        => _members.TryGetValue(type, out var own) && (own.Contains(member) || _bases[type].Any(parent => HasMember(parent, member)));

    private static string Name(MetadataReader reader, EntityHandle handle) => handle switch
    {
        { IsNil: true } => "",
        { Kind: HandleKind.TypeDefinition } => SignatureText.Instance.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        { Kind: HandleKind.TypeReference } => SignatureText.Instance.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        _ => SignatureText.Instance.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0).Split('<')[0],
    };
}
