using System.Globalization;
using System.Text;
using Cenotaph.Cli;
using Cenotaph.Cli.Commands;
using Cenotaph.Evidence;

// First of all: no number or date is ever written or read in the manners of the machine's country.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

if (args is ["find", ..])
{
    FindCommand.GetReady();
}

var terminal = Terminal.OfThisProcess();
LedgerKeys.Prompt = terminal.Secret is { } ask ? new(ask) : null;

return CommandLine.Run(args, terminal, TimeProvider.System);
