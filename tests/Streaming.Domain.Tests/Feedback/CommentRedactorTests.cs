using Streaming.Domain.Feedback;

namespace Streaming.Domain.Tests.Feedback;

public sealed class CommentRedactorTests
{
    [Theory]
    [InlineData("jane@example.com")]
    [InlineData("Jane.Doe+help@mail.example.co.uk")]
    [InlineData("jane%40example.com")]
    [InlineData("jane\u200b@exam\u200bple.\u200bcom")]
    [InlineData("ja\u00adne@example\ufeff.com")]
    [InlineData("root@localhost")]
    [InlineData("jane.doe@intranet")]
    [InlineData("j_d%x-1@ex-ample.org")]
    [InlineData("o'brien@example.ie")]
    [InlineData("josé@café.fr")]
    [InlineData("user@xn--bcher-kva.example")]
    [InlineData("\"john doe\"@example.com")]
    [InlineData("jane＠example.com")]
    [InlineData("jane (at) example (dot) com")]
    [InlineData("jane[at]example[dot]com")]
    [InlineData("jane@[192.168.1.20]")]
    [InlineData("用户@例子.公司")]
    public void Redact_Email_IsTakenOut(string address)
    {
        Assert.Equal("Write to [email], please.", CommentRedactor.Redact($"Write to {address}, please."));
        Assert.Equal("[email]", CommentRedactor.Redact(address));
        Assert.Equal("<[email]>.", CommentRedactor.Redact($"<{address}>."));
    }

    [Theory]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("+33612345678")]
    [InlineData("+33 (0)6 12 34 56 78")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("+1-555-123-4567")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+49 (0) 151 2345678")]
    [InlineData("0033 6 12 34 56 78")]
    [InlineData("0033612345678")]
    [InlineData("00 49 151 2345678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("06-12-34-56-78")]
    [InlineData("06/12/34/56/78")]
    [InlineData("0612345678")]
    [InlineData("06\u00a012\u00a034\u00a056\u00a078")]
    [InlineData("06\u202f12\u202f34\u202f56\u202f78")]
    [InlineData("06\u200b12\u200b345678")]
    [InlineData("０６１２３４５６７８")]
    [InlineData("٠٦١٢٣٤٥٦٧٨")]
    [InlineData("(0151) 2345 6789")]
    [InlineData("0151/23456789")]
    [InlineData("030 1234567")]
    [InlineData("030 - 1234567")]
    [InlineData("020 7946 0958")]
    [InlineData("07911 123456")]
    [InlineData("0470 12 34 56")]
    [InlineData("044 668 18 00")]
    [InlineData("555-123-4567")]
    [InlineData("(555) 123-4567")]
    [InlineData("(555)123-4567")]
    [InlineData("555.123.4567")]
    [InlineData("555 123 4567")]
    [InlineData("1-800-555-0199")]
    [InlineData("(11) 91234-5678")]
    public void Redact_Phone_IsTakenOut(string number)
    {
        Assert.Equal("Reach me under [phone], please.", CommentRedactor.Redact($"Reach me under {number}, please."));
        Assert.Equal("[phone]", CommentRedactor.Redact(number));
        Assert.Equal("(Tom: [phone])", CommentRedactor.Redact($"(Tom: {number})"));
    }

    [Theory]
    [InlineData("Tel. 912 345 678", "Tel. [phone]")]
    [InlineData("my phone number is 5551234567.", "my phone number is [phone].")]
    [InlineData("call me at 12 34 56 78", "call me at [phone]")]
    [InlineData("tel:0612345678", "tel:[phone]")]
    [InlineData("Tél : 612345678", "Tél : [phone]")]
    [InlineData("Appelez-nous au 1234567", "Appelez-nous au [phone]")]
    [InlineData("phone #5551234567", "phone #[phone]")]
    [InlineData("555-123-4567x89", "[phone]x89")]
    [InlineData("(555) 123-4567 ext. 89", "[phone] ext. 89")]
    [InlineData("06 12 34 56 78merci", "[phone]merci")]
    [InlineData("Tom:0612345678", "Tom:[phone]")]
    [InlineData("Merci.0612345678", "Merci.[phone]")]
    [InlineData("https://example.com/?q=0612345678", "https://example.com/?q=[phone]")]
    [InlineData("My order 4411-2 is late: call 5551234567", "My order 4411-2 is late: call [phone]")]
    public void Redact_NumberThatWordsCallAPhone_IsTakenOut(string text, string redacted) => Assert.Equal(redacted, CommentRedactor.Redact(text));

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111/1111/1111/1111")]
    [InlineData("5555 5555 5555 4444")]
    [InlineData("2223 0031 2200 3222")]
    [InlineData("3782 822463 10005")]
    [InlineData("378282246310005")]
    [InlineData("6011 1111 1111 1117")]
    [InlineData("3056 9309 0259 04")]
    [InlineData("3530 1113 3330 0000")]
    [InlineData("4222222222222")]
    [InlineData("4111_1111_1111_1111")]
    [InlineData("4111 1111\n1111 1111")]
    [InlineData("4111\n1111\n1111\n1111")]
    [InlineData("4111 1111 \r\n1111 1111")]
    [InlineData("3782\n822463\n10005")]
    [InlineData("6759649826438453")]
    [InlineData("6212345678901232")]
    [InlineData("４１１１ １１１１ １１１１ １１１１")]
    public void Redact_CardNumber_IsTakenOut(string number)
    {
        Assert.Equal("I paid with [card], please.", CommentRedactor.Redact($"I paid with {number}, please."));
        Assert.Equal("[card]", CommentRedactor.Redact(number));
        Assert.Equal("Visa [card] exp", CommentRedactor.Redact($"Visa {number} exp"));
    }

    [Theory]
    [InlineData("DE89370400440532013000")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("de89-3704-0044-0532-0130-00")]
    [InlineData("FR76 3000 6000 0112 3456 7890 189")]
    [InlineData("GB29 NWBK 6016 1331 9268 19")]
    [InlineData("NL91\u00a0ABNA\u00a00417\u00a01643\u00a000")]
    [InlineData("NO93 8601 1117 947")]
    [InlineData("BE68 5390\n0754 7034")]
    [InlineData("CH93\u200b0076\u200b2011\u200b6238\u200b5295\u200b7")]
    public void Redact_BankAccount_IsTakenOut(string number)
    {
        Assert.Equal("My account [iban], please.", CommentRedactor.Redact($"My account {number}, please."));
        Assert.Equal("[iban]", CommentRedactor.Redact(number));
        Assert.Equal("IBAN:[iban] a@b.fr".Replace("a@b.fr", "[email]", StringComparison.Ordinal), CommentRedactor.Redact($"IBAN:{number} a@b.fr"));
    }

    [Theory]
    [InlineData("FR76 3000 6000 0112 3456 7890 188")]
    [InlineData("DE89 3704 0044 0532 0130")]
    [InlineData("XX89 3704 0044 0532 0130 00")]
    [InlineData("DE89 3704 0044 0532 0130 00 1X1", true)]
    public void Redact_CheckDigitsOrLengthWrong_IsNoBankAccount(string text, bool isAccount = false) =>
        Assert.Equal(isAccount, CommentRedactor.Redact(text).Contains("[iban]", StringComparison.Ordinal));

    [Fact]
    public void Redact_CardBesideOtherNumbers_IsTakenOutWhole() =>
        Assert.Equal(
            "card [card] 12/27 123, phone [phone], [email]!",
            CommentRedactor.Redact("card 4111 1111 1111 1111 12/27 123, phone +33 6 12 34 56 78, a.b@example.com!"));

    [Theory]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("4111_1111_1111_1112")]
    [InlineData("41111111\n11111111")]
    [InlineData("411111111111\n1111")]
    [InlineData("555\n123\n4567")]
    [InlineData("06_12_34_56_78")]
    [InlineData("06 12\n34 56 78")]
    [InlineData("orders 41112\n11111\n11111")]
    [InlineData("me@work, lunch@noon, v1.2@home, 20%40 or 40%")]
    [InlineData("ORDE89370400440532013000")]
    [InlineData("DE 2026, GB 22 and NO 15 of 30")]
    [InlineData("1234567890123456")]
    [InlineData("1767225600000")]
    [InlineData("T-17")]
    [InlineData("Ticket T-0612345678 is still open")]
    [InlineData("INC0012345678")]
    [InlineData("#0612345678")]
    [InlineData("ticket 0612345678")]
    [InlineData("ticket number 555-123-4567")]
    [InlineData("dossier n° 0612345678")]
    [InlineData("order 2026-0612345678")]
    [InlineData("ORD_0612345678")]
    [InlineData("REF/0612345678")]
    [InlineData("0612345678-AB")]
    [InlineData("402-1234567-1234567")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("on 2026-11-26 04:20 and 26.11.2026, 26/11/2026, 11/26/2026")]
    [InlineData("01.02.2026 10:30")]
    [InlineData("01/02/2026 12")]
    [InlineData("01.02.26 - 05.02.26")]
    [InlineData("from 01/02/2026 to 05/03/2026")]
    [InlineData("2026-11-26T04:20:00.123Z")]
    [InlineData("call me on 26/11/2026 at 10:30")]
    [InlineData("call on 20261126")]
    [InlineData("open 09:00-12:30, 13.30-18.00")]
    [InlineData("08.00-12.00/13.00-17.00")]
    [InlineData("1 234 567,89 €")]
    [InlineData("1.234.567,89 EUR")]
    [InlineData("$1,234,567.89")]
    [InlineData("$555 123 4567")]
    [InlineData("+10 000 000 €")]
    [InlineData("10 000 000 euros")]
    [InlineData("+12345678 %")]
    [InlineData("0.123456789")]
    [InlineData("version 10.0.19045.3803")]
    [InlineData("192.168.100.200")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("0e555-123-4567")]
    [InlineData("ticket:0612345678")]
    [InlineData("id=0612345678")]
    [InlineData("deadbeef4111111111111111cafe")]
    [InlineData("@support, 5@3.50, a@b")]
    [InlineData("100 + 200 = 300")]
    [InlineData("")]
    public void Redact_WhatNamesNobody_Stays(string text)
    {
        Assert.Equal(text, CommentRedactor.Redact(text));
        Assert.Equal($"So: {text}, yes.", CommentRedactor.Redact($"So: {text}, yes."));
    }
}
