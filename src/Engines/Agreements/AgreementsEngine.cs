using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements;

/// <summary>What the engine is told at the start.</summary>
/// <param name="Rules">Folder of the sharing rules that the region pack ships; empty without a pack.</param>
public sealed record AgreementsSettings(string Rules);

/// <summary>Sharing agreements: terms as data, statements that anyone can recompute, confirmed by every party.</summary>
/// <remarks>
/// Terms and receipts are kept by the collector's city, which drafts. A statement that is sent goes through the exchange to every party
/// that is a member: each keeps its own copy of the same bytes, signs their digest and tells the others.
/// </remarks>
public sealed class AgreementsEngine(
    IDatabase database, IGate gate, TimeProvider clock, IUnits units, SendMessages send, IKeyRing keys, ITakeStatistics? statistics = null,
    AgreementsSettings? settings = null)
{
    internal const string Name = "agreements";

    private readonly StatementDesk _desk = new(units, send, keys, clock);

    /// <summary>What the exchange calls when messages about statements arrive.</summary>
    public IReceiver Receiver { get; } = new HearStatements(keys);

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

    /// <summary>The sharing rules that the region pack ships, to start from; each says what it leaves open. Empty without a pack.</summary>
    public Task<IReadOnlyList<ShippedRule>> ListRules(Actor actor, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return Features.ListRules.Handle(settings?.Rules ?? "", stop);
    }

    /// <summary>Enters an agreement or a new version of its terms; answers the version.</summary>
    public Task<long> EnterTerms(Actor actor, string id, string file, string text, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "write");
        return database.Write(session => Features.EnterTerms.Handle(session, clock, statistics, actor, id, file, text), stop);
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

    /// <summary>A year's statement with confirmations and disputes, as the actor's city knows it; else as the drafting city does.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="year">Budget year.</param>
    /// <param name="keeper">Whose copy; null for the actor's city.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<StatementView> GetStatement(Actor actor, string id, int year, string? keeper = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        gate.Demand(actor, Name, "read");
        return database.Read(session => ReadAgreements.Statement(session, keys, id, year, keeper ?? actor.City), stop);
    }

    /// <summary>An earlier or the present version of the terms, as written.</summary>
    public Task<string> GetTerms(Actor actor, string id, long version, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(async session => (await AgreementStore.Versions(session, id)).Any(each => each.Version == version)
            ? await AgreementStore.TermsText(session, id, version) : throw AgreementsRefusals.Unknown($"{id} v{version}").ToException(), stop);
    }

    /// <summary>Computes an agreement over its receipts at hand, with its own or other terms, without storing anything.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The agreement whose receipts are taken.</param>
    /// <param name="terms">Other terms to try; null for the agreement's own.</param>
    /// <param name="last">Last year.</param>
    /// <param name="growthPercent">Assumed receipts: those of the last year at hand go on and grow by so much a year; null for receipts at hand only.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<Statement> WhatIf(Actor actor, string id, string? terms, int last, decimal? growthPercent = null, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(session => TryTerms.Handle(session, id, terms, last, growthPercent), stop);
    }

    /// <summary>Drafts a year's statement, or drafts it anew.</summary>
    public Task<StatementPaper> Draft(Actor actor, string id, int year, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "write");
        return database.Write(session => DraftStatement.Handle(session, clock, actor, id, year), stop);
    }

    /// <summary>Sends a draft to the parties: its bytes are frozen.</summary>
    /// <exception cref="RefusedException"><c>agreements.wrong-state</c>, <c>agreements.earlier-draft</c>, <c>agreements.unknown-member</c>, <c>agreements.not-home</c>.</exception>
    public Task Send(Actor actor, string id, int year)
    {
        gate.Demand(actor, Name, "send");
        return SendStatement.Handle(_desk, actor, id, year);
    }

    /// <summary>Confirms a statement for a party: its member signs the digest of the bytes it holds. Only a named person may.</summary>
    /// <exception cref="RefusedException"><c>agreements.not-here</c> before the party's copy has arrived, <c>agreements.already-confirmed</c>, <c>agreements.wrong-state</c>.</exception>
    public async Task Confirm(Actor actor, string id, int year, string party, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "confirm", city: await CityOf(id, year, party, stop));
        await ConfirmStatement.Handle(_desk, actor, id, year, party);
    }

    /// <summary>Disputes a line for a party.</summary>
    /// <exception cref="RefusedException"><c>agreements.unknown-line</c>, <c>agreements.no-reason</c> and as <see cref="Confirm"/>.</exception>
    public async Task Dispute(Actor actor, string id, int year, DisputedLine line, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        gate.Demand(actor, Name, "dispute", city: await CityOf(id, year, line.Party, stop));
        await MoveStatement.Dispute(_desk, actor, id, year, line);
    }

    /// <summary>Takes back a party's objection that was not ruled on; it stays on record. Without another open one the statement awaits confirmation again.</summary>
    /// <exception cref="RefusedException"><c>agreements.no-open-dispute</c>, <c>agreements.not-here</c>.</exception>
    public async Task Withdraw(Actor actor, string id, int year, string party, long number, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "dispute", city: await CityOf(id, year, party, stop));
        await WithdrawDispute.Handle(_desk, actor, id, year, party, number);
    }

    /// <summary>Takes the disputes to the joint meeting.</summary>
    public Task Meet(Actor actor, string id, int year)
    {
        gate.Demand(actor, Name, "meet");
        return MoveStatement.Meet(_desk, actor, id, year);
    }

    /// <summary>Records the superior's ruling on every open dispute, and what it moves between parties; adjusted in the next statement.</summary>
    /// <exception cref="RefusedException"><c>agreements.bad-adjustment</c>, <c>agreements.unknown-line</c>, <c>agreements.unknown-party</c>, <c>agreements.wrong-state</c>.</exception>
    public Task Rule(Actor actor, string id, int year, string ruling, IReadOnlyList<RuledAmount>? amounts = null)
    {
        gate.Demand(actor, Name, "rule");
        return MoveStatement.Rule(_desk, actor, id, year, ruling, amounts ?? []);
    }

    /// <summary>Closes the period: the transfers were made.</summary>
    public Task Settle(Actor actor, string id, int year)
    {
        gate.Demand(actor, Name, "settle");
        return MoveStatement.Settle(_desk, actor, id, year);
    }

    /// <summary>Enters what the treasury paid, from its list; vouchers known before are skipped. Answers how many were new.</summary>
    public Task<int> EnterPayments(Actor actor, string id, int year, string file, string text, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "settle");
        var payments = TreasuryFile.Read(file, text);
        return database.Write(session => ReconcilePayments.Handle(session, clock, actor, id, year, file, payments), stop);
    }

    /// <summary>The city in whose name a party acts: its member's; null for a party that is no member, which confirms by letter.</summary>
    private Task<string?> CityOf(string id, int year, string party, CancellationToken stop) => database.Read(async session =>
        StatementDesk.Read((await StatementDesk.Copies(session, id, year))[0]).MemberOf(party) is { Length: 6 } code && code.All(char.IsAsciiDigit) ? code : null, stop);
}
