using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I2: public messages of representatives.</summary>
public sealed class MessagesSentByAgent() : CountKpi(Measure.MessagesSent, new KpiDefinition
{
    Key = "messages_sent_by_agent",
    CatalogueId = "I2",
    NameEn = "Messages sent per representative",
    NameFr = "Messages envoyés par représentant",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Public messages of human representatives, by their author. Activity, not quality: judge nobody by it.",
    Source = "Customer-success article: e-mails sent, named as an old habit, which it argues against.",
    EdgeCases = ["Notes among colleagues and automatic messages are none.", "Also messages to tickets that are closed since."],
    Cautions = ["Activity, not quality: whoever needs five messages to say what one could has more (C13).", "Judge nobody by it."],
});
