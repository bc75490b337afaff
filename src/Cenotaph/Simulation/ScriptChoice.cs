namespace Cenotaph.Simulation;

/// <summary>In which letters the invented sources write.</summary>
public enum ScriptChoice
{
    /// <summary>Some sources write Cyrillic, about three in eight romanise.</summary>
    Mixed,

    /// <summary>All write Cyrillic.</summary>
    Cyrillic,

    /// <summary>All romanise.</summary>
    Latin,
}
