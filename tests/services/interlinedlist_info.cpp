// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_tests.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

class InterlinedListInfo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallCanBeSent_data();
    void everyCallCanBeSent();
    void namesLeadSomewhere();
    void fieldsAreUnique();
    void everyEditableFieldCanBeSaved_data();
    void everyEditableFieldCanBeSaved();

private:
    InterlinedListApi m_api;
};

void InterlinedListInfo::everyCallCanBeSent_data()
{
    QTest::addColumn<QString>("id");
    for (const CallSpec &call : m_api.info().calls)
        QTest::newRow(qPrintable(call.id)) << call.id;
}

/// With what the form asks, and with the method that its declaration promises.
void InterlinedListInfo::everyCallCanBeSent()
{
    QFETCH(QString, id);
    const CallSpec *call = m_api.info().call(id);
    FieldMap arguments;
    for (const FieldSpec &ask : call->asks) {
        const bool address = ask.shape == FieldShape::Email;
        arguments.insert(ask.key, address ? u"new@example.com"_s : u"x1"_s);
    }
    const auto request = m_api.request(wish::Call{id, arguments}, endpoint());
    QVERIFY2(request.ok(), qPrintable(request ? QString() : request.error().detail));
    QCOMPARE(!request.value().isRead(), call->writes);
    QVERIFY(!request.value().url.path().contains(u'{'));
}

void InterlinedListInfo::namesLeadSomewhere()
{
    const ServiceInfo &info = m_api.info();
    QSet<QString> offered;
    for (const PageSpec &page : info.pages) {
        QVERIFY(page.listing.isEmpty() || info.call(page.listing));
        for (const QString &id : page.rowCalls + page.calls) {
            QVERIFY2(info.call(id), qPrintable(id));
            offered.insert(id);
        }
    }
    for (const CallSpec &call : info.calls) {
        QVERIFY2(call.then.isEmpty() || info.call(call.then), qPrintable(call.then));
        QVERIFY2(call.reread.isEmpty() || call.reread == "profile"_L1 || info.call(call.reread),
                 qPrintable(call.reread));
        for (const QString &field : call.retyped)
            QVERIFY(info.field(field));
    }
    for (const FieldSpec &field : info.fields)
        QVERIFY(field.changedBy.isEmpty() || info.call(field.changedBy));
    QVERIFY(info.call(info.postsCall));
    QVERIFY(offered.contains(u"delete-account"_s));
    QCOMPARE(info.call(u"delete-account"_s)->guard, CallGuard::Retype);
}

void InterlinedListInfo::fieldsAreUnique()
{
    QSet<QString> keys;
    for (const FieldSpec &field : m_api.info().fields) {
        QVERIFY2(!keys.contains(field.key), qPrintable(field.key));
        keys.insert(field.key);
    }
}

void InterlinedListInfo::everyEditableFieldCanBeSaved_data()
{
    QTest::addColumn<QString>("key");
    for (const FieldSpec &field : m_api.info().fields) {
        if (!field.readOnly)
            QTest::newRow(qPrintable(field.key)) << field.key;
    }
}

void InterlinedListInfo::everyEditableFieldCanBeSaved()
{
    QFETCH(QString, key);
    const FieldSpec *field = m_api.info().field(key);
    QJsonValue value = u"some/text"_s;
    if (field->shape == FieldShape::YesNo)
        value = true;
    else if (field->shape == FieldShape::Choice)
        value = field->choices.constLast();
    else if (field->most > field->least)
        value = field->most;
    QVERIFY(m_api.request(wish::SaveProfile{{{{key, value}}}}, endpoint()).ok());
    const bool cleared = m_api.request(wish::SaveProfile{{{{key, QJsonValue()}}}}, endpoint()).ok();
    QCOMPARE(cleared, field->clearable);
}

std::unique_ptr<QObject> interlinedlisttests::makeInfoTests()
{
    return std::make_unique<InterlinedListInfo>();
}

#include "interlinedlist_info.moc"
