using System.Collections;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Walking over a delegate's handlers without an array.</summary>
public static class Delegates
{
    public static bool IsSupported => true;

    public static DelegateEnumerator<T> GetEnumerator<T>(this T handler)
        where T : MulticastDelegate
        => new(handler);

    public static DelegateEnumerable<T> AsEnumerable<T>(this T handler)
        where T : MulticastDelegate
        => new(handler);

    public static bool IsSingle(this MulticastDelegate handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return handler.HasSingleTarget;
    }

    /// <summary>The handlers of a delegate.</summary>
    public readonly struct DelegateEnumerable<T> : IEnumerable<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        public DelegateEnumerator<T> GetEnumerator() => new(_handler);

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Walks over the handlers of a delegate.</summary>
    public struct DelegateEnumerator<T> : IEnumerator<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;
        private Delegate.InvocationListEnumerator<T> _inner;

        internal DelegateEnumerator(T? handler)
        {
            _handler = handler;
            _inner = Delegate.EnumerateInvocationList(handler);
        }

        public T Current => _inner.Current;

        readonly object IEnumerator.Current => _inner.Current;

        public bool MoveNext() => _inner.MoveNext();

        public void Reset() => _inner = Delegate.EnumerateInvocationList(_handler);

        readonly void IDisposable.Dispose()
        {
        }
    }
}
