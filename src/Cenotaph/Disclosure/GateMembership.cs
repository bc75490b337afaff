using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>A class of records: once published, its values never change.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Values">Its generalised values.</param>
public sealed record GateClass(int Id, ImmutableArray<string> Values);

/// <summary>That a person stood in a class with a status from one release up to another.</summary>
/// <param name="Key">The person.</param>
/// <param name="Class">The class: for ever the same.</param>
/// <param name="Status">The status shown.</param>
/// <param name="From">The first release, from 0.</param>
/// <param name="Until">The first release in which it no longer stood so; null while it does.</param>
public sealed record HeldRow(string Key, int Class, string Status, int From, int? Until);

/// <summary>Who stood in which class in every release: personal; it is kept sealed and handed to the next release.</summary>
/// <param name="Columns">The columns of the records.</param>
/// <param name="Releases">How many releases there were.</param>
/// <param name="Classes">Every class ever published.</param>
/// <param name="Rows">Every person ever published, by key and release.</param>
public sealed record GateMembership(
    ImmutableArray<string> Columns, int Releases, ImmutableArray<GateClass> Classes, ImmutableArray<HeldRow> Rows);

/// <summary>Records without names, fit to be published.</summary>
/// <param name="Columns">The names of the columns, the status last.</param>
/// <param name="Records">The records, ordered by what they say.</param>
/// <param name="Membership">For the ledger, sealed.</param>
/// <param name="Withheld">What was withheld, for each reason that occurred.</param>
public sealed record RecordRelease(
    ImmutableArray<string> Columns, ImmutableArray<PublicRecord> Records, GateMembership Membership, ImmutableArray<Withheld> Withheld);
