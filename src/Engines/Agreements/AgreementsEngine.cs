using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements;

/// <summary>Sharing agreements: terms as data, statements that anyone can recompute, confirmed by every party.</summary>
public sealed class AgreementsEngine(IDatabase database, IGate gate, TimeProvider clock)
{
    internal const string Name = "agreements";

    /// <summary>Reads the terms of an agreement and says what they leave open; needs no stored data.</summary>
    /// <exception cref="FileFaultException">When the file cannot be used.</exception>
    public static TermsReading Check(string file, string text) => TermsFile.Read(file, text);

    /// <summary>Computes the statements of some years from two files, from scratch; needs no stored data.</summary>
    /// <param name="terms">Terms as read by <see cref="Check"/>.</param>
    /// <param name="receiptsFile">Name of the receipts file, for messages.</param>
    /// <param name="receiptsText">Its text.</param>
    /// <param name="years">Years to print, <c>A..B</c>; counting starts at recognition.</param>
    /// <exception cref="FileFaultException">When a file cannot be used, or the terms are open where the statement needs them.</exception>
    public static Statement Compute(TermsReading terms, string receiptsFile, string receiptsText, string years) =>
        ComputeStatement.Handle(terms, receiptsFile, receiptsText, years);

    /// <summary>Enters an agreement or a new version of its terms; answers the version.</summary>
    public Task<long> EnterTerms(Actor actor, string id, string file, string text, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "write");
        return database.Write(session => Features.EnterTerms.Handle(session, clock, actor, id, file, text), stop);
    }

    /// <summary>Imports receipts from a CSV or XLSX table; a dry run only reports.</summary>
    public Task<ImportReport> ImportReceipts(
        Actor actor, string id, string file, byte[] content, IReadOnlyDictionary<string, string> mapping, bool isDryRun, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "write");
        var rows = ReceiptsTable.Read(file, content, mapping);
        return database.Write(session => Features.ImportReceipts.Handle(session, clock, actor, id, file, rows, isDryRun), stop);
    }

    /// <summary>All agreements, with their statements.</summary>
    public Task<IReadOnlyList<AgreementSummary>> List(Actor actor, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(ReadAgreements.List, stop);
    }

    /// <summary>One agreement with its terms and statements.</summary>
    public Task<AgreementView> Get(Actor actor, string id, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(session => ReadAgreements.Get(session, id), stop);
    }

    /// <summary>A year's statement with confirmations and disputes.</summary>
    public Task<StatementView> GetStatement(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(session => ReadAgreements.Statement(session, id, year), stop);
    }

    /// <summary>Computes an agreement over its receipts at hand, with its own or other terms, without storing anything.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The agreement whose receipts are taken.</param>
    /// <param name="terms">Other terms to try; null for the agreement's own.</param>
    /// <param name="last">Last year.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<Statement> WhatIf(Actor actor, string id, string? terms, int last, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(session => TryTerms.Handle(session, id, terms, last), stop);
    }

    /// <summary>Drafts a year's statement, or drafts it anew.</summary>
    public Task<StatementPaper> Draft(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "write");
        return database.Write(session => DraftStatement.Handle(session, clock, actor, id, year), stop);
    }

    /// <summary>Sends a draft to the parties.</summary>
    public Task Send(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "send");
        return database.Write(session => MoveStatement.Send(session, actor, id, year), stop);
    }

    /// <summary>Confirms a statement for a party; only a named person may.</summary>
    public Task Confirm(Actor actor, string id, int year, string party, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "confirm", city: CityOf(party));
        return database.Write(session => MoveStatement.Confirm(session, clock, actor, id, year, party), stop);
    }

    /// <summary>Disputes a line for a party.</summary>
    public Task Dispute(Actor actor, string id, int year, DisputedLine line, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        gate.Demand(actor, Name, "dispute", city: CityOf(line.Party));
        return database.Write(session => MoveStatement.Dispute(session, clock, actor, id, year, line), stop);
    }

    /// <summary>Takes the disputes to the joint meeting.</summary>
    public Task Meet(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "meet");
        return database.Write(session => MoveStatement.Meet(session, actor, id, year), stop);
    }

    /// <summary>Records the superior's ruling.</summary>
    public Task Rule(Actor actor, string id, int year, string ruling, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "rule");
        return database.Write(session => MoveStatement.Rule(session, actor, id, year, ruling), stop);
    }

    /// <summary>Records that the transfer was made.</summary>
    public Task Settle(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "settle");
        return database.Write(session => MoveStatement.Settle(session, actor, id, year), stop);
    }

    /// <summary>A party whose id is a region code is that city's; any other may be confirmed by any finance officer.</summary>
    private static string? CityOf(string party) => party.Length == 6 && party.All(char.IsAsciiDigit) ? party : null;
}
