// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/answerreader.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/pictures.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

void AnswerReader::readIdentity(Origin origin) const
{
    m_answer.person = personFrom(m_body.object(), origin);
    if (m_answer.person.handle.value_or(QString()).isEmpty())
        nonsense(u"no identity in it"_s);
}

void AnswerReader::operator()(const wish::ReadOwn &) const
{
    const bool whole = m_request.url.path() == "/api/me/full"_L1;
    readIdentity(whole ? Origin::Full : Origin::Short);
    const QJsonObject data = m_body.object();
    if (!m_answer.ok() || !speaks(m_endpoint.server, dialectR1))
        return;
    for (const auto &key : {u"description"_s, u"location"_s, u"website"_s}) {
        if (data.contains(key))
            m_answer.person.own.insert(key, data.value(key));
    }
}

void AnswerReader::operator()(const wish::SaveProfile &) const
{
    m_answer.readBack = true;
    if (m_body.form == Body::Form::Empty)
        return;
    m_answer.person =
        personFrom(m_body.object(), m_body.inProfile ? Origin::Changed : Origin::Echo);
    if (!m_body.inProfile || !isSomebodyElses(m_answer.person))
        return;
    // A community changed by one of its leaders: the reply shows the leader's row, only x is the
    // community's (4.3).
    PersonFacts community;
    community.x = m_answer.person.x;
    m_answer.person = community;
}

void AnswerReader::operator()(const wish::PutPicture &) const
{
    const QJsonObject data = m_body.object();
    QString id = pictureIdFrom(data.value("fileId"_L1));
    for (const auto &key : {u"profilePic"_s, u"coverPic"_s}) {
        if (id.isEmpty())
            id = pictureIdFrom(data.value(key));
    }
    if (id.isEmpty())
        return nonsense(u"no picture id"_s);
    m_answer.upload = UploadReceipt{id, isPassingId(id)};
    m_answer.readBack = true;
}

void AnswerReader::operator()(const wish::ReadDescriptor &) const
{
    const QList<PictureVariant> variants = variantsFrom(m_body.data.toString());
    if (variants.isEmpty())
        return nonsense(u"no descriptor"_s);
    m_answer.variants = variants;
}

void AnswerReader::operator()(const wish::ReadPublic &) const
{
    readIdentity(Origin::Short);
}

void AnswerReader::operator()(const wish::ReadHome &) const
{
    readIdentity(Origin::Full);
}

void AnswerReader::operator()(const wish::AppDomain &) const
{
    m_answer.appDomain = m_body.object().value("appDomain"_L1).toString();
    if (m_answer.appDomain.isEmpty())
        nonsense(u"no domain"_s);
}

void AnswerReader::readSetting() const
{
    const QJsonObject setting = m_body.object();
    if (setting.contains("value"_L1))
        m_answer.value = setting.value("value"_L1);
}

void AnswerReader::operator()(const wish::FindIdentity &) const
{
    const QString handle = m_body.object().value("idTag"_L1).toString();
    if (handle.isEmpty())
        return nonsense(u"no identity in it"_s);
    m_answer.person.handle = handle;
}

} // namespace personae::cloudillo
