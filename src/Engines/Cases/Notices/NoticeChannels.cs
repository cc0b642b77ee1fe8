using System.Net.Http.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace OneCity.Cases;

/// <summary>One way to reach an applicant; others can be registered beside the two shipped.</summary>
public interface INoticeChannel
{
    /// <summary>Its name, as the queue shows it.</summary>
    string Name { get; }

    /// <summary>Whether it can reach this address or number.</summary>
    bool Takes(string target);

    /// <summary>Sends; throws when it did not go out. The same notice may be sent twice when the answer is lost.</summary>
    Task Send(Notice notice, CancellationToken stop);
}

/// <summary>Where notices go.</summary>
/// <param name="SmtpHost">Mail server; empty for no mail.</param>
/// <param name="SmtpPort">Its port.</param>
/// <param name="SmtpUser">User; empty for none.</param>
/// <param name="SmtpPassword">Password.</param>
/// <param name="From">Sender's address.</param>
/// <param name="Webhook">Address that takes notices as JSON by POST (an SMS gateway, say); empty for none.</param>
public sealed record NoticeSettings(string SmtpHost, int SmtpPort, string SmtpUser, string SmtpPassword, string From, string Webhook)
{
    /// <summary>Nothing is set: notices wait in the queue.</summary>
    public static NoticeSettings None { get; } = new("", 25, "", "", "", "");
}

/// <summary>E-mail by SMTP (RFC 5321), with STARTTLS where the server offers it.</summary>
internal sealed class SmtpChannel(NoticeSettings settings) : INoticeChannel
{
    public string Name => "smtp";

    public bool Takes(string target) => settings.SmtpHost.Length > 0 && target.Contains('@', StringComparison.Ordinal);

    public async Task Send(Notice notice, CancellationToken stop)
    {
        using var mail = new MimeMessage { Subject = notice.Subject, Body = new TextPart("plain") { Text = notice.Body } };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(MailboxAddress.Parse(notice.Target));
        mail.MessageId = $"{notice.Id}@onecity.local";
        using var client = new SmtpClient { Timeout = 20_000 };
        await client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, SecureSocketOptions.StartTlsWhenAvailable, stop);
        if (settings.SmtpUser.Length > 0) await client.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, stop);
        await client.SendAsync(mail, stop);
        await client.DisconnectAsync(true, stop);
    }
}

/// <summary>JSON by POST, with the notice's id as idempotency key.</summary>
internal sealed class WebhookChannel(NoticeSettings settings) : INoticeChannel, IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };

    public string Name => "webhook";

    public void Dispose() => _client.Dispose();

    public bool Takes(string target) => settings.Webhook.Length > 0;

    public async Task Send(Notice notice, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Webhook)
        {
            Content = JsonContent.Create(new { id = notice.Id, target = notice.Target, subject = notice.Subject, body = notice.Body }),
        };
        request.Headers.Add("Idempotency-Key", notice.Id);
        using var answer = await _client.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
    }
}
