using System.Text.Json;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Board.Json;
using Streaming.Query.Options;

namespace Streaming.Query.Board.Api;

/// <summary>Turns the faults of questions into problem details that name the parameter.</summary>
/// <param name="cubes">Names the dimensions.</param>
internal sealed class ProblemAnswers(CubeCatalogue cubes)
{
    private const string ContentType = "application/problem+json";

    /// <summary>Answers a question that cannot be answered.</summary>
    /// <param name="context">The question.</param>
    /// <param name="fault">What is wrong with it.</param>
    public Task WriteAsync(HttpContext context, RpcException fault)
    {
        var problem = ProblemOf(fault, [.. context.Request.Query.Keys.Where(name => cubes.Find(name) is not null)]);
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = ContentType;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return JsonSerializer.SerializeAsync(context.Response.Body, problem, BoardJsonContext.Default.ProblemJson, context.RequestAborted);
    }

    private static ProblemJson ProblemOf(RpcException fault, IReadOnlyList<string> filters)
    {
        var status = fault.StatusCode switch
        {
            StatusCode.InvalidArgument or StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
            StatusCode.NotFound => StatusCodes.Status404NotFound,
            StatusCode.FailedPrecondition => StatusCodes.Status409Conflict,
            StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        var field = fault.Trailers.GetValue(ErrorTrailers.Field);
        var detail = fault.Status.Detail;
        return new ProblemJson
        {
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Parameter = field is null ? null : Parameters.Of(field, filters),
            Detail = field is not null && detail.StartsWith(field + ": ", StringComparison.Ordinal) ? detail[(field.Length + 2)..] : detail,
            NearestFrom = fault.Trailers.GetValue(ErrorTrailers.NearestStart),
            NearestTo = fault.Trailers.GetValue(ErrorTrailers.NearestEnd),
        };
    }
}
