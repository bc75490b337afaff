namespace Cenotaph.Store;

/// <summary>What SQLite answered when it did not do what it was asked.</summary>
internal sealed class StoreFault(int code, string message) : Exception(message)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int CannotOpen = 14;
    private const int ShortRead = 522;

    /// <summary>The extended result code.</summary>
    public int Code { get; } = code;

    /// <summary>Whether another connection is in the way, so that the same call may work later.</summary>
    public bool IsBusy => (Code & 0xff) is Busy or Locked;

    /// <summary>Whether the file or what lies beside it may not be opened or written.</summary>
    public bool IsRefused => (Code & 0xff) is CannotOpen or ReadOnly;

    /// <summary>Whether the cause lies in the file's bytes and not in who else uses it or may use it.</summary>
    public bool IsDamage => !IsBusy && !IsRefused && ((Code & 0xff) != InputOutput || Code == ShortRead);
}
