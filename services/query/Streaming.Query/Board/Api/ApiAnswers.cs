using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grpc.Core;
using Streaming.Query.Board.Pages;

namespace Streaming.Query.Board.Api;

/// <summary>What every answer of the JSON API has in common: faults become problem details, and nothing is kept by whoever passes it on.</summary>
/// <param name="problems">Writes faults.</param>
internal sealed class ApiAnswers(ProblemAnswers problems)
{
    /// <summary>Makes a handler.</summary>
    /// <param name="answer">Answers.</param>
    public RequestDelegate Of(Func<HttpContext, Task> answer) => async context =>
    {
        try
        {
            context.Response.Headers.CacheControl = "no-store";
            SecurityHeaders.OfData(context.Response);
            await answer(context);
        }
        catch (RpcException fault) when (!context.Response.HasStarted)
        {
            await problems.WriteAsync(context, fault);
        }
        catch (RpcException)
        {
            // A stream has ended before its reader did; the reader sees the connection break, and comes back.
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone: nothing is left to be said.
        }
    };

    /// <summary>Writes an answer that is JSON already.</summary>
    /// <param name="context">The question.</param>
    /// <param name="answer">The answer.</param>
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    /// <summary>Writes an answer.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="type">How it is written.</param>
    public static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, type, context.RequestAborted);
    }
}
