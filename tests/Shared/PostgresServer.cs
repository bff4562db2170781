using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace BracketBot.Tests.Shared;

/// <summary>
/// A PostgreSQL server for the tests of one assembly: the one that <c>BRACKETBOT_TEST_POSTGRES</c> (a connection string of somebody who may
/// create databases) names, else one of its own from Debian's binaries, on a free port, started when the first test asks. Tests that
/// need it are skipped where there is neither; with <c>CI=true</c> they fail.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "bracketbot";
    private const string Password = "only-for-tests";

    // The server ends, and its folder goes, when our end of the pipe closes: also when the tests are killed.
    private const string Watched = """
        "$@" >"$0/log" 2>&1 & server=$!
        read -r _; kill -QUIT $server; wait $server; rm -rf "$0"
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Lazy<Task<string>> _started;
    private Process? _process;

    public PostgresServer() => _started = new Lazy<Task<string>>(StartAsync);

    private static string? Given => Environment.GetEnvironmentVariable("BRACKETBOT_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    /// <summary>For what only the tests' own server surely has: it asks for a password, and speaks TLS to who wants it.</summary>
    public static void SkipUnlessOwn() => Assert.SkipWhen(Given is not null, "How the server of BRACKETBOT_TEST_POSTGRES is set up is not known.");

    /// <summary>
    /// The connection string of an empty place of the caller's own: a schema, which is made in a hundredth of the time that a whole database takes.
    /// </summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var database = await _started.Value;
        var schema = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync(database, $"CREATE SCHEMA {schema}");
        return new NpgsqlConnectionStringBuilder(database) { SearchPath = schema }.ToString();
    }

    /// <summary>Takes a place away again, with all that is in it.</summary>
    public static Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync(connectionString, $"DROP SCHEMA {new NpgsqlConnectionStringBuilder(connectionString).SearchPath} CASCADE");

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        if (Given is { } given && _started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await ExecuteAsync(given, $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(await _started.Value).Database} WITH (FORCE)");
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The names are our own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> StartAsync()
    {
        if (Given is { } given)
        {
            return await DatabaseAsync(given);
        }

        if (Binaries() is not { } binaries)
        {
            const string Reason = "PostgreSQL is not installed (Debian: apt-get install postgresql), and BRACKETBOT_TEST_POSTGRES names none.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            Assert.Skip(Reason);
            return Reason;
        }

        var folder = Directory.CreateTempSubdirectory("bracketbot-postgres-").FullName;
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        var (certificate, key) = await WriteCertificateAsync(folder);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", "postgres", folder);
        }

        var data = Path.Combine(folder, "data");
        await RunAsync([.. AsServer(),
            Path.Combine(binaries, "initdb"), "-D", data, "-U", User, $"--pwfile={password}", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var port = FreePort();
        _process = Start([.. AsServer(), "sh", "-c", Watched, folder, Path.Combine(binaries, "postgres"), "-D", data,
            "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=400", "-c", "deadlock_timeout=100ms",
            "-c", "ssl=on", "-c", $"ssl_cert_file={certificate}", "-c", $"ssl_key_file={key}"]);
        var server = $"Host=127.0.0.1;Port={port};Database=postgres;Username={User};Password={Password};SslMode=Disable";
        await WaitAsync(server, _process, Path.Combine(folder, "log"));
        return await DatabaseAsync(server);
    }

    private static async Task<string> DatabaseAsync(string server)
    {
        var name = $"bracketbot_{Guid.NewGuid():n}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    /// <summary>Debian's newest, or null.</summary>
    private static string? Binaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(d => File.Exists(Path.Combine(d, "bin", "initdb")))
            .OrderBy(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .LastOrDefault()
        : null;

    /// <summary>PostgreSQL does not run as root.</summary>
    private static string[] AsServer() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <summary>So that the server can speak TLS to who asks for it.</summary>
    private static async Task<(string Certificate, string Key)> WriteCertificateAsync(string folder)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=127.0.0.1", pair, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificate, key) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        await File.WriteAllTextAsync(certificate, made.ExportCertificatePem());
        await File.WriteAllTextAsync(key, pair.ExportPkcs8PrivateKeyPem());
        await RunAsync("chmod", "600", key);
        return (certificate, key);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath() };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)} ended with {process.ExitCode}: {await output}{await errors}");
    }

    private static async Task WaitAsync(string server, Process process, string log)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync(server, "SELECT 1");
                return;
            }
            catch (NpgsqlException e) when (!process.HasExited && TimeProvider.System.GetElapsedTime(started) < LongestStart)
            {
                // Not there yet, or still starting (then it refuses in its own words).
                Debug.WriteLine(e.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await File.ReadAllTextAsync(log)}", e);
            }
        }
    }
}
