// SPDX-License-Identifier: GPL-3.0-or-later
// How a crawl's plan is kept: a line of JSON, then eight bytes per handle.
#include "app/peoplecrawlplan.h"

#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int version = 1;
constexpr qsizetype numberBytes = sizeof(quint64);

void append(QByteArray &bytes, quint64 number)
{
    std::array<char, sizeof(quint64)> little{};
    qToLittleEndian(number, little.data());
    bytes.append(little.data(), numberBytes);
}

} // namespace

/// Pages that were handed out and not answered are asked for again.
QJsonObject PeopleCrawlPlan::branchToJson() const
{
    int offset = m_branch.offset;
    for (const CrawlStep &step : m_out + m_again) {
        if (step.kind == CrawlStep::Kind::Page)
            offset = std::min(offset, step.offset);
    }
    return {{"word"_L1, m_branch.word},
            {"probing"_L1, m_branch.probing},
            {"first"_L1, m_branch.first},
            {"own"_L1, m_branch.cutByOwn},
            {"total"_L1, m_branch.total},
            {"offset"_L1, offset},
            {"step"_L1, m_branch.step},
            {"sterile"_L1, m_branch.sterile},
            {"runs"_L1, m_branch.runs},
            {"before"_L1, m_branch.foundBefore},
            {"overlap"_L1, m_branch.overlap},
            {"totalBefore"_L1, m_branch.totalBefore},
            {"settled"_L1, m_branch.overlap > 0}, // what was under way is asked for anew
            {"ended"_L1, m_branch.ended && offset == m_branch.offset}};
}

void PeopleCrawlPlan::branchFromJson(const QJsonObject &json)
{
    m_branch.word = json.value("word"_L1).toString();
    m_branch.probing = json.value("probing"_L1).toBool();
    m_branch.first = json.value("first"_L1).toBool(true);
    m_branch.cutByOwn = json.value("own"_L1).toBool();
    m_branch.total = json.value("total"_L1).toInt(-1);
    m_branch.offset = std::max(0, json.value("offset"_L1).toInt());
    m_branch.step = std::max(1, json.value("step"_L1).toInt(pageSize));
    m_branch.sterile = json.value("sterile"_L1).toInt();
    m_branch.runs = json.value("runs"_L1).toInt();
    m_branch.foundBefore = json.value("before"_L1).toInt();
    m_branch.overlap = std::clamp(json.value("overlap"_L1).toInt(), 0, pageSize / 2);
    m_branch.totalBefore = json.value("totalBefore"_L1).toInt(-1);
    m_branch.settled = json.value("settled"_L1).toBool();
    m_branch.ended = json.value("ended"_L1).toBool();
}

QByteArray PeopleCrawlPlan::save() const
{
    QJsonArray parts;
    for (const CrawlStep &step : m_out + m_again) {
        if (step.kind == CrawlStep::Kind::Part)
            parts.append(step.part.toJson());
    }
    for (const CrawlPart &part : m_parts)
        parts.append(part.toJson());
    QJsonArray deficits;
    for (const Deficit &deficit : m_deficits)
        deficits.append(QJsonArray{deficit.missing, deficit.foundThen});
    const QJsonObject json{{"version"_L1, version},
                           {"stage"_L1, int(m_stage)},
                           {"words"_L1, m_words.toJson()},
                           {"branch"_L1, branchToJson()},
                           {"later"_L1, QJsonArray::fromStringList(m_later)},
                           {"parts"_L1, parts},
                           {"deficits"_L1, deficits},
                           {"largest"_L1, m_largest},
                           {"requests"_L1, m_requests},
                           {"rest"_L1, m_restRequests},
                           {"stuck"_L1, m_stuckInARow},
                           {"search"_L1, m_canSearch},
                           {"cut"_L1, m_cut},
                           {"uncounted"_L1, m_uncounted},
                           {"letters"_L1, m_lettersBring},
                           {"marked"_L1, m_marked.size()}};
    QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    bytes.reserve(bytes.size() + m_found.size() * numberBytes);
    for (const quint64 number : m_marked)
        append(bytes, number);
    for (const quint64 number : m_found) {
        if (!m_marked.contains(number))
            append(bytes, number);
    }
    return bytes;
}

PeopleCrawlPlan PeopleCrawlPlan::load(const QByteArray &bytes)
{
    PeopleCrawlPlan plan;
    const qsizetype line = bytes.indexOf('\n');
    const QJsonObject json =
        QJsonDocument::fromJson(bytes.left(std::max<qsizetype>(0, line))).object();
    if (json.value("version"_L1).toInt() != version)
        return plan;
    plan.m_stage = Stage(std::clamp(json.value("stage"_L1).toInt(), 0, int(Stage::Done)));
    plan.m_words = PeopleCrawlWords::fromJson(json.value("words"_L1).toObject());
    plan.branchFromJson(json.value("branch"_L1).toObject());
    for (const QJsonValue &letter : json.value("later"_L1).toArray())
        plan.m_later.append(letter.toString());
    for (const QJsonValue &part : json.value("parts"_L1).toArray())
        plan.m_parts.append(CrawlPart::fromJson(part.toArray()));
    for (const QJsonValue &deficit : json.value("deficits"_L1).toArray())
        plan.m_deficits.append({deficit.toArray().at(0).toInt(), deficit.toArray().at(1).toInt()});
    plan.m_largest = json.value("largest"_L1).toInt(-1);
    plan.m_requests = json.value("requests"_L1).toInt();
    plan.m_restRequests = json.value("rest"_L1).toInt();
    plan.m_stuckInARow = json.value("stuck"_L1).toInt();
    plan.m_canSearch = json.value("search"_L1).toBool(true);
    plan.m_cut = json.value("cut"_L1).toBool();
    plan.m_lettersBring = json.value("letters"_L1).toBool();
    plan.m_uncounted = json.value("uncounted"_L1).toBool();
    const qsizetype marked = json.value("marked"_L1).toInt();
    const qsizetype count = (bytes.size() - line - 1) / numberBytes;
    plan.m_found.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const auto number =
            qFromLittleEndian<quint64>(bytes.constData() + line + 1 + i * numberBytes);
        plan.m_found.insert(number);
        if (i < marked)
            plan.m_marked.insert(number);
    }
    return plan;
}

} // namespace personae
