using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>Proto files by name, by every symbol that they declare and by the extensions that they make.</summary>
public class SymbolRegistry
{
    private readonly Dictionary<string, FileDescriptor> _byName = [];
    private readonly Dictionary<string, FileDescriptor> _bySymbol = [];
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> _byExtension = [];

    private SymbolRegistry()
    {
    }

    /// <summary>Takes the files and all that they import.</summary>
    public static SymbolRegistry FromFiles(IEnumerable<FileDescriptor> fileDescriptors)
    {
        ArgumentNullException.ThrowIfNull(fileDescriptors);
        var registry = new SymbolRegistry();
        foreach (var file in fileDescriptors)
        {
            registry.Add(file);
        }

        return registry;
    }

    public FileDescriptor? FileByName(string filename) => _byName.GetValueOrDefault(filename);

    public FileDescriptor? FileContainingSymbol(string symbol) => _bySymbol.GetValueOrDefault(symbol.TrimStart('.'));

    internal FileDescriptor? FileContainingExtension(string type, int number) => _byExtension.GetValueOrDefault(type)?.GetValueOrDefault(number);

    /// <summary>The numbers of a message's extensions, ascending, or null if there is no such message.</summary>
    internal IEnumerable<int>? ExtensionNumbers(string type)
        => _byExtension.TryGetValue(type, out var found) ? found.Keys : _bySymbol.ContainsKey(type) ? [] : null;

    private void Add(FileDescriptor file)
    {
        if (!_byName.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var imported in file.Dependencies)
        {
            Add(imported);
        }

        foreach (var type in file.EnumTypes)
        {
            Add(type);
        }

        foreach (var type in file.MessageTypes)
        {
            Add(type);
        }

        foreach (var service in file.Services)
        {
            AddSymbol(service);
            foreach (var method in service.Methods)
            {
                AddSymbol(method);
            }
        }

        foreach (var extension in file.Extensions.UnorderedExtensions)
        {
            AddExtension(extension);
        }
    }

    private void Add(EnumDescriptor type)
    {
        AddSymbol(type);
        foreach (var value in type.Values)
        {
            AddSymbol(value);
        }
    }

    private void Add(MessageDescriptor type)
    {
        AddSymbol(type);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            AddSymbol(field);
        }

        foreach (var oneof in type.Oneofs)
        {
            AddSymbol(oneof);
        }

        foreach (var nested in type.EnumTypes)
        {
            Add(nested);
        }

        foreach (var nested in type.NestedTypes)
        {
            Add(nested);
        }

        foreach (var extension in type.Extensions.UnorderedExtensions)
        {
            AddExtension(extension);
        }
    }

    private void AddExtension(FieldDescriptor extension)
    {
        AddSymbol(extension);
        var type = extension.ExtendeeType.FullName;
        if (!_byExtension.TryGetValue(type, out var numbers))
        {
            _byExtension[type] = numbers = [];
        }

        numbers[extension.FieldNumber] = extension.File;
    }

    private void AddSymbol(IDescriptor symbol) => _bySymbol[symbol.FullName] = symbol.File;
}
