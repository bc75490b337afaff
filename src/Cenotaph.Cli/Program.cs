using System.Globalization;
using System.Text;
using Cenotaph.Cli;

// First of all: no number or date is ever written or read in the manners of the machine's country.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return CommandLine.Run(args, Terminal.OfThisProcess(), TimeProvider.System);
