using System.Text.Json.Serialization;

namespace Streaming.Query.Board.Json;

/// <summary>Writes every answer of the JSON API: snake case, nothing for what is absent unless its type says so.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BoardJson))]
[JsonSerializable(typeof(BreakdownJson))]
[JsonSerializable(typeof(SeriesJson))]
[JsonSerializable(typeof(CatalogueJson))]
[JsonSerializable(typeof(LabelsJson))]
[JsonSerializable(typeof(ProblemJson))]
[JsonSerializable(typeof(StateJson))]
[JsonSerializable(typeof(TicketListJson))]
[JsonSerializable(typeof(TicketStoryJson))]
[JsonSerializable(typeof(List<TicketClockJson>))]
[JsonSerializable(typeof(CommentListJson))]
[JsonSerializable(typeof(LoadProfileJson))]
[JsonSerializable(typeof(SlaEventListJson))]
internal sealed partial class BoardJsonContext : JsonSerializerContext;
