using System.CommandLine;
using OneCity.Cli;
using OneCity.Cli.Commands.Access;
using OneCity.Cli.Commands.Agreements;
using OneCity.Cli.Commands.Cases;
using OneCity.Cli.Commands.Documents;
using OneCity.Cli.Commands.Exchange;
using OneCity.Cli.Commands.Figures;
using OneCity.Cli.Commands.Ledger;
using OneCity.Cli.Commands.Plans;
using OneCity.Cli.Commands.Registry;
using OneCity.Cli.Commands.Storage;

var cli = new CliContext();
var root = new RootCommand("OneCity 一座城: the joint record of neighbouring cities") { cli.Data, cli.Json, cli.As };
Command[] commands =
[
    .. RegistryCommands.All(cli), .. AccessCommands.All(cli), .. ExchangeCommands.All(cli), .. FiguresCommands.All(cli),
    .. DocumentsCommands.All(cli), .. CasesCommands.All(cli), .. AgreementsCommands.All(cli), .. LedgerCommands.All(cli),
    .. PlansCommands.All(cli), .. StorageCommands.All(cli),
];
foreach (var command in commands) root.Subcommands.Add(command);
return await CliRun.Run(root, args);
