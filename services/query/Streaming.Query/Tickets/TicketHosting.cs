using Streaming.Query.Exports;
using Streaming.Query.Feedback;
using Streaming.Query.Grpc;
using Streaming.Query.SlaEvents;
using Streaming.Query.Tickets.Lists;
using Streaming.Query.Tickets.Tops;

namespace Streaming.Query.Tickets;

/// <summary>Registers what answers questions about tickets.</summary>
internal static class TicketHosting
{
    /// <summary>Adds the parts.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddSingleton<TicketFinder>();
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<TicketQueries>();
        services.AddSingleton<TicketListReader>();
        services.AddSingleton<TicketLists>();
        services.AddSingleton<TopQueries>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<CommentListReader>();
        services.AddSingleton<CommentLists>();
        services.AddSingleton<CommentWatch>();
        services.AddSingleton<WatchPace>();
        services.AddSingleton<StreamCalls>();
        services.AddSingleton<SlaEventLists>();
        services.AddSingleton<SlaEventWatch>();
    }
}
