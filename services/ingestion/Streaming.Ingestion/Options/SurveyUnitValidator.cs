using Microsoft.Extensions.Options;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Hosting;

namespace Streaming.Ingestion.Options;

/// <summary>Whoever wants the latest answer of each customer must have answers told to customers: a worker that tells nobody would count none.</summary>
/// <param name="configuration">Says what surveys count.</param>
internal sealed class SurveyUnitValidator(IConfiguration configuration) : IValidateOptions<IngestionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestionOptions options)
    {
        var faults = new FaultList(IngestionOptions.Section);
        var unit = configuration.ReadOptions<EngineOptions>(EngineOptions.Section).SurveyUnit;
        var need = $"must be set while {EngineOptions.Section}:{nameof(EngineOptions.SurveyUnit)} is {unit}, for then answers are told to customers";
        faults.Check(unit == SurveyUnit.PerResponse || options.JoinTopic.Length > 0, nameof(options.JoinTopic), options.JoinTopic, need);
        faults.Check(unit == SurveyUnit.PerResponse || options.CustomerConsumers > 0, nameof(options.CustomerConsumers), options.CustomerConsumers, need);
        return faults.ToResult();
    }
}
