using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>Comments, one after the other: a line of what they count as, and the words below it.</summary>
internal static class CommentText
{
    /// <summary>Writes comments.</summary>
    /// <param name="first">The first page, for what it says of all.</param>
    /// <param name="comments">The comments.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ListCommentsResponse first, IReadOnlyList<Comment> comments, TextWriter output)
    {
        output.WriteLine($"{first.CommentCount} comments{(first.Incomplete ? ", and perhaps more: the server does not hold all tickets" : "")}");
        foreach (var comment in comments)
        {
            Write(comment, output);
        }
    }

    /// <summary>Writes what became of comments.</summary>
    /// <param name="message">What became of them.</param>
    /// <param name="output">Where to.</param>
    public static void Write(WatchCommentsResponse message, TextWriter output)
    {
        foreach (var removed in message.Removed)
        {
            output.WriteLine();
            output.WriteLine($"removed: response {removed.ResponseId}{(removed.TicketId.Length > 0 ? $" of {removed.TicketId}" : "")}");
        }

        foreach (var comment in message.Comments)
        {
            Write(comment, output);
        }
    }

    private static void Write(Comment comment, TextWriter output)
    {
        var values = comment.Split.Where(static value => value.Value != "unknown").Select(static value => $"{value.Dimension} {value.Value}");
        var of = comment.TicketId.Length > 0 ? comment.TicketId : comment.ResponseId;
        var @class = comment.ClassName.Length > 0 ? $" {comment.ClassName}" : "";
        output.WriteLine();
        output.WriteLine(
            $"{TimeText.Of(comment.Time)}  {of}  {comment.Kind.ToString().ToUpperInvariant()} {comment.Score} of {comment.ScaleMin}-{comment.ScaleMax}{@class}"
            + $"{(comment.Revision > 0 ? $", revision {comment.Revision}" : "")}  {string.Join(", ", values)}");

        // What people write may hold signs that a terminal would obey.
        foreach (var line in comment.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            output.WriteLine($"    {string.Concat(line.Where(static letter => !char.IsControl(letter)))}");
        }
    }
}
