using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Tickets;

/// <summary>A KPI either lists its tickets or says what it is made of; nothing in between.</summary>
public sealed class TicketlessKpisTests
{
    [Fact]
    public async Task ListTickets_EveryKpi_ListsOrSaysWhatItIsMadeOf()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());
        var catalogue = await host.Client.ListKpisAsync(new ListKpisRequest());
        var labels = await host.Client.ListLabelsAsync(new ListLabelsRequest());

        Assert.Equal(KpiRegistry.All.Count, catalogue.Kpis.Count);
        foreach (var kpi in catalogue.Kpis)
        {
            var request = new ListTicketsRequest { Kpi = kpi.Key, Window = "24h" };
            if (kpi.MadeOf == "tickets")
            {
                Assert.False((await host.Tickets.ListTicketsAsync(request)).Incomplete);
                continue;
            }

            var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(request).ResponseAsync);
            Assert.Equal((StatusCode.InvalidArgument, "kpi"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
            Assert.StartsWith($"kpi: '{kpi.Key}' counts no tickets, but {labels.Labels[$"material.{kpi.MadeOf}"]}.", fault.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MaterialOf_EveryKpi_IsOneOfTicketsAndTheRest()
    {
        var listed = KpiRegistry.All.Where(static kpi => KpiSamples.MaterialOf(kpi) == KpiMaterial.Tickets).Select(static kpi => kpi.Definition.Key);

        Assert.Equal(KpiSamples.Keys.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.All(KpiSamples.Keys, static key => Assert.NotNull(KpiRegistry.Find(key)));
        Assert.DoesNotContain(KpiSamples.Keys, static key => KpiRegistry.Find(key)!.Definition.IsOfCustomers && key is not ("tickets_by_customer" or "tickets_per_customer"));
    }

    [Theory]
    [InlineData("cost_of_service", "those of tickets_total")]
    [InlineData("contact_deflection", "those of tickets_total")]
    public async Task ListTickets_TicketsThatOnlyDivide_AreSaidToBeElsewhere(string kpi, string said)
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = kpi }).ResponseAsync);

        Assert.Contains(said, fault.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first_response_time", Unit.Seconds, 1800.5)]
    [InlineData("frt_literal", Unit.Count, 1)]
    [InlineData("tickets_per_customer", Unit.Count, 1)]
    [InlineData("messages_sent_by_agent", Unit.Count, 1)]
    public async Task ListTickets_Values_AreInTheirUnit(string kpi, Unit unit, double value)
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());

        var list = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = kpi, Window = "24h" });

        Assert.Equal((unit, value), (list.ValueUnit, list.Rows[0].Value));
    }
}
