namespace Streaming.Observability.Docs;

/// <summary>A place where the sources of KPIs contradict one another, and what was settled.</summary>
/// <param name="Id">Its id in the catalogue, C1 to C17.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Sources">What they say.</param>
/// <param name="Settled">The choice.</param>
/// <param name="Shown">Which variant the surfaces show, under which name.</param>
/// <param name="Option">What may be configured, or asked for.</param>
internal sealed record Contradiction(string Id, string Title, string Sources, string Settled, string Shown, string Option)
{
    private const string None = "None: the variants have names of their own, so that nobody mistakes one for the other.";

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Contradiction> All { get; } =
    [
        new(
            "C1",
            "what CSAT is",
            "KPI7 takes the share of satisfied answers, ServiceNow the mean answer, HubSpot the answers at each value on three scales. The same 80 answers give 81.25 %, 3.8125 of 5, or 70.3 %.",
            "The answers are kept by scale and value, so that all three are computed from the same ones, and named differently. Bands apply to the share only.",
            "csat_pct is the tile, csat_mean beneath it, csat_norm on request.",
            "`Engine:SurveyCuts` sets from which answer on somebody is satisfied, scale by scale."),
        new(
            "C2",
            "the scale of NPS",
            "ServiceNow asks from 0 to 10, the customer-success article from 1 to 10; the others give classes only.",
            "The scale is declared on the answer. The cuts are the same: detractors up to 6, promoters from 9. An answer outside its scale, such as 0 on a form from 1, goes to the dead letters.",
            "nps combines both scales, answer by answer.",
            "`Engine:SurveyCuts` gives further scales cuts."),
        new(
            "C3",
            "the base of CES",
            "Side: neutral answers do not count. Out of the base, 60 easy, 25 neutral and 15 hard answers are 60 points; out of the subtraction only, 45. Side speaks of satisfaction, ServiceNow of effort.",
            "Neutral answers are out of the base, the literal reading. It is about effort, and apart from satisfaction. Higher is easier.",
            "ces is the tile; ces_in_base, with neutral answers in the base, on request.",
            None),
        new(
            "C4",
            "the base of first response time",
            "KPI7 divides by the requests received, Side by the replies made. 40 of 50 requests answered in 200 minutes are 4 minutes, or 5. KPI7's bands are in hours, its example in minutes.",
            "Divided by the replies made, because a mean over requests falls when nobody answers. What still waits is shown beside it. Seconds inside; whoever shows it chooses the unit.",
            "first_response_time is the tile; unanswered_open beneath the backlog; frt_literal, as KPI7 writes it, on request.",
            None),
        new(
            "C5",
            "what a first reply is",
            "Side: the reply of a person. KPI7 recommends an automatic acknowledgement at once, which would take the time to zero.",
            "An automatic message never stops a clock, nor counts as a reply anywhere.",
            "first_response_time, first_response_time_business, avg_response_time and the SLA clocks alike.",
            "None."),
        new(
            "C6",
            "what ticket volume is",
            "A count (Side, and KPI7's definition), tickets over customers served (KPI7's formula), or tickets of one customer (Side). Whom KPI7 means by customers served is not said.",
            "Three KPIs. The ratio has both divisors: the customers with a ticket, and the customer base.",
            "tickets_total is the tile; tickets_by_customer and tickets_per_customer, whose headline `active` has the bands, on request.",
            None),
        new(
            "C7",
            "the resolution rate",
            "KPI7: resolved within the delay over received in the same period. Read literally, old tickets that are resolved now take it above 100 %.",
            "The cohort form: of the tickets created in the window, those resolved within the delay of their own creation. It cannot exceed 1, and is provisional until the delay has passed.",
            "resolution_rate is the tile, resolution_rate_ever beneath it; resolution_rate_flow, the literal reading, on request.",
            "`Engine:ResolutionDelay`, 72 h by default; `ResolutionDelay` of an SLA policy."),
        new(
            "C8",
            "first-contact resolution",
            "Closed at the first exchange (HubSpot), solved in a single contact, field service included (ServiceNow), or in the first call. None says what a reopening does.",
            "One KPI: solved after exactly one contact of the customer and one public reply of a person. Messages that follow one another without a reply are one contact. A reopening within the window takes it back; it is provisional until then.",
            "fcr is the tile, first_resolutions, its divisor, beneath it.",
            "`Engine:FirstContactWindow`, 7 d by default."),
        new(
            "C9",
            "retention and churn",
            "They are not one another's rest: (E - N) / S charges newcomers who leave to the customers of the start, the customer-success article leaves them out. S 500, N 200, E 480 is 56 % kept; if 20 of those who left were newcomers, 40 % of the customers of the start left, not 44 %.",
            "Both are served. One less churn is retention in its cohort form only. Newcomers who leave are counted apart.",
            "retention_rate is the formula, with `cohort` beside it; churn_rate and early_churn.",
            None),
        new(
            "C10",
            "when an NPS is good",
            "HubSpot: above 0 is satisfactory. KPI7: 30 to 40 is merely typical. An NPS of 10 is good for one, below typical for the other.",
            "Bands are named sets with their source, never mixed.",
            "`kpi7-2024` by default; the source is shown with the band.",
            "`Kpis:BandSet` names another set (`hub` is built in), for one tenant too, or one of your own."),
        new(
            "C11",
            "bands with holes and overlaps",
            "KPI7's bands leave gaps (a first response after 1 to 2 hours) and overlap (3 tickets for each customer are in two).",
            "Every value has exactly one band: the best whose limit it meets; a value in a hole takes the next band down.",
            "The limits are on the page of each KPI that has bands.",
            "`Kpis:Standards` sets other limits, for one value of a dimension too."),
        new(
            "C12",
            "cost of service",
            "ServiceNow defines it twice: the cost of acquiring, serving and retaining customers, then the growth of spend against the growth of revenue. HubSpot sets acquisition cost against lifetime value.",
            "Measures of their own, never one number.",
            "cost_of_service by kind, service_cost_vs_revenue, ltv_to_cac and customer_acquisition_cost, and revenue; on request.",
            "`Engine:Currency`, by tenant too: amounts in another currency make sums absent."),
        new(
            "C13",
            "activity as a KPI",
            "Side and KPI7 make volumes KPIs; the customer-success article argues against judging people by tickets closed, mails sent and demonstrations booked. KPI7 itself warns that handle time and resolution rate can push quality down.",
            "They exist, each says that nobody is to be judged by it, and none is on the board. The board shows quality beside speed.",
            "tickets_closed_by_agent, messages_sent_by_agent and demos_booked_by_agent on request only; the tiles of speed stand beside csat_pct, nps and fcr.",
            "None."),
        new(
            "C14",
            "the unit of a survey",
            "KPI7 has customers above the line and responses below it.",
            "Responses on both sides: every answer counts. A revised answer replaces the one before, a withdrawn one is gone.",
            "nps, nps_margin95, csat_pct, csat_mean, csat_norm, ces and ces_in_base; each answer says in survey_unit which it is.",
            "`Engine:SurveyUnit=LatestPerCustomer`: of each customer the latest answer within the interval, customers on both sides."),
        new(
            "C15",
            "MTTR and AHT",
            "Handle time is described as the whole interaction with its follow-up, and computed as talk, hold and wrap-up of a call; time to resolution is the life of a ticket.",
            "Handle time needs calls and is computed from them alone. The two are never compared, nor shown in one chart.",
            "aht and mttr, tiles of their own.",
            "None."),
        new(
            "C16",
            "means only",
            "Every source takes the mean; one old ticket ruins it.",
            "The mean is kept, for comparison with the sources and because bands are bands of means; p50, p90, p95 and p99 come with every duration.",
            "Tiles of waiting times show the median large, mean and p90 beside it; a band judges the mean.",
            "Any statistic may be asked for, shown and given a target."),
        new(
            "C17",
            "words",
            "Tickets are tickets, conversations, requests, communications, cases; SLA is ANS; attrition is said of customers and of employees.",
            "One word for one thing, in code, API and on the board, in English and French from one resource. Attrition is always said with whose it is.",
            "churn_rate is of customers, agent_attrition of representatives.",
            "The language: `&lang=fr`, `ListLabels`."),
    ];
}
