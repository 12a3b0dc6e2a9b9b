namespace Grpc.Core;

/// <summary>A way to reach one target.</summary>
public abstract class ChannelBase(string target)
{
    public string Target { get; } = target;

    public abstract CallInvoker CreateCallInvoker();

    public Task ShutdownAsync() => ShutdownAsyncCore();

    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;

    public override string ToString() => Target;
}

/// <summary>What generated clients derive from.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration _configuration;

    protected ClientBase()
        : this(new ClientBaseConfiguration(new UnsetCallInvoker(), null))
    {
    }

    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        CallInvoker = configuration.Invoker;
    }

    public ClientBase(ChannelBase channel)
        : this(channel is null ? throw new ArgumentNullException(nameof(channel)) : channel.CreateCallInvoker())
    {
    }

    public ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker ?? throw new ArgumentNullException(nameof(callInvoker)), null))
    {
    }

    protected CallInvoker CallInvoker { get; }

    private protected ClientBaseConfiguration Configuration => _configuration;

    /// <summary>An invoker and the host that its calls name.</summary>
    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration(CallInvoker undecorated, string? host)
        {
            Undecorated = undecorated;
            Invoker = host is null ? undecorated : new HostCallInvoker(undecorated, host);
        }

        internal CallInvoker Undecorated { get; }

        internal CallInvoker Invoker { get; }

        internal ClientBaseConfiguration WithHost(string host) => new(Undecorated, host);
    }
}

/// <summary>A generated client of type <typeparamref name="T"/>.</summary>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    protected ClientBase()
    {
    }

    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    public ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    public ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    public T WithHost(string host) => NewInstance(Configuration.WithHost(host));

    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
