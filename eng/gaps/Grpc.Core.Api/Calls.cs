using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>What every kind of call carries besides its messages: headers, status, trailers and a way to give up.</summary>
/// <remarks>The two public constructor shapes (plain delegates, or static delegates with one state object) meet here.</remarks>
internal readonly struct CallState
{
    private readonly object _headers;
    private readonly Delegate _status;
    private readonly Delegate _trailers;
    private readonly Delegate _dispose;
    private readonly object? _state;

    internal CallState(Task<Metadata> headers, Func<Status> status, Func<Metadata> trailers, Action dispose)
    {
        _headers = headers;
        _status = status;
        _trailers = trailers;
        _dispose = dispose;
    }

    internal CallState(Func<object, Task<Metadata>> headers, Func<object, Status> status, Func<object, Metadata> trailers, Action<object> dispose, object state)
    {
        _headers = headers;
        _status = status;
        _trailers = trailers;
        _dispose = dispose;
        _state = state;
    }

    internal Task<Metadata> Headers => _headers is Func<object, Task<Metadata>> read ? read(_state!) : (Task<Metadata>)_headers;

    internal Status Status() => _status is Func<object, Status> read ? read(_state!) : ((Func<Status>)_status)();

    internal Metadata Trailers() => _trailers is Func<object, Metadata> read ? read(_state!) : ((Func<Metadata>)_trailers)();

    internal void Dispose()
    {
        if (_dispose is Action<object> dispose)
        {
            dispose(_state!);
        }
        else
        {
            ((Action)_dispose)();
        }
    }
}

/// <summary>A call of one request and one response.</summary>
public sealed class AsyncUnaryCall<TResponse> : IDisposable
{
    private readonly Task<TResponse> _response;
    private readonly CallState _call;

    public AsyncUnaryCall(Task<TResponse> responseAsync, Task<Metadata> responseHeadersAsync, Func<Status> getStatusFunc, Func<Metadata> getTrailersFunc, Action disposeAction)
    {
        _response = responseAsync;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncUnaryCall(Task<TResponse> responseAsync, Func<object, Task<Metadata>> responseHeadersAsync, Func<object, Status> getStatusFunc, Func<object, Metadata> getTrailersFunc, Action<object> disposeAction, object state)
    {
        _response = responseAsync;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public Task<TResponse> ResponseAsync => _response;

    public Task<Metadata> ResponseHeadersAsync => _call.Headers;

    public TaskAwaiter<TResponse> GetAwaiter() => _response.GetAwaiter();

    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) => _response.ConfigureAwait(continueOnCapturedContext);

    public Status GetStatus() => _call.Status();

    public Metadata GetTrailers() => _call.Trailers();

    public void Dispose() => _call.Dispose();
}

/// <summary>A call of many requests and one response.</summary>
public sealed class AsyncClientStreamingCall<TRequest, TResponse> : IDisposable
{
    private readonly Task<TResponse> _response;
    private readonly CallState _call;

    public AsyncClientStreamingCall(IClientStreamWriter<TRequest> requestStream, Task<TResponse> responseAsync, Task<Metadata> responseHeadersAsync, Func<Status> getStatusFunc, Func<Metadata> getTrailersFunc, Action disposeAction)
    {
        RequestStream = requestStream;
        _response = responseAsync;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncClientStreamingCall(IClientStreamWriter<TRequest> requestStream, Task<TResponse> responseAsync, Func<object, Task<Metadata>> responseHeadersAsync, Func<object, Status> getStatusFunc, Func<object, Metadata> getTrailersFunc, Action<object> disposeAction, object state)
    {
        RequestStream = requestStream;
        _response = responseAsync;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public Task<TResponse> ResponseAsync => _response;

    public Task<Metadata> ResponseHeadersAsync => _call.Headers;

    public IClientStreamWriter<TRequest> RequestStream { get; }

    public TaskAwaiter<TResponse> GetAwaiter() => _response.GetAwaiter();

    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) => _response.ConfigureAwait(continueOnCapturedContext);

    public Status GetStatus() => _call.Status();

    public Metadata GetTrailers() => _call.Trailers();

    public void Dispose() => _call.Dispose();
}

/// <summary>A call of one request and many responses.</summary>
public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    private readonly CallState _call;

    public AsyncServerStreamingCall(IAsyncStreamReader<TResponse> responseStream, Task<Metadata> responseHeadersAsync, Func<Status> getStatusFunc, Func<Metadata> getTrailersFunc, Action disposeAction)
    {
        ResponseStream = responseStream;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncServerStreamingCall(IAsyncStreamReader<TResponse> responseStream, Func<object, Task<Metadata>> responseHeadersAsync, Func<object, Status> getStatusFunc, Func<object, Metadata> getTrailersFunc, Action<object> disposeAction, object state)
    {
        ResponseStream = responseStream;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    public Task<Metadata> ResponseHeadersAsync => _call.Headers;

    public Status GetStatus() => _call.Status();

    public Metadata GetTrailers() => _call.Trailers();

    public void Dispose() => _call.Dispose();
}

/// <summary>A call of many requests and many responses.</summary>
public sealed class AsyncDuplexStreamingCall<TRequest, TResponse> : IDisposable
{
    private readonly CallState _call;

    public AsyncDuplexStreamingCall(IClientStreamWriter<TRequest> requestStream, IAsyncStreamReader<TResponse> responseStream, Task<Metadata> responseHeadersAsync, Func<Status> getStatusFunc, Func<Metadata> getTrailersFunc, Action disposeAction)
    {
        RequestStream = requestStream;
        ResponseStream = responseStream;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncDuplexStreamingCall(IClientStreamWriter<TRequest> requestStream, IAsyncStreamReader<TResponse> responseStream, Func<object, Task<Metadata>> responseHeadersAsync, Func<object, Status> getStatusFunc, Func<object, Metadata> getTrailersFunc, Action<object> disposeAction, object state)
    {
        RequestStream = requestStream;
        ResponseStream = responseStream;
        _call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    public IClientStreamWriter<TRequest> RequestStream { get; }

    public Task<Metadata> ResponseHeadersAsync => _call.Headers;

    public Status GetStatus() => _call.Status();

    public Metadata GetTrailers() => _call.Trailers();

    public void Dispose() => _call.Dispose();
}
