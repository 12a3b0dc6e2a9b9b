using System.Text.Json;

namespace Streaming.Ingestion.Decoding;

/// <summary>Where the value of a field lies, as the scan found it; text is without its quotes and may still hold escapes.</summary>
/// <param name="Start">First byte, in the record's value or, for an attribute of binary mode, in the gathered header text.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Type">JSON type of the value; arrays and objects are not kept, only known to be there.</param>
/// <param name="IsEscaped">Whether the text holds escapes.</param>
/// <param name="IsHeader">Whether it lies in the header text.</param>
internal readonly record struct FieldSlot(int Start, int Length, JsonTokenType Type, bool IsEscaped, bool IsHeader);
