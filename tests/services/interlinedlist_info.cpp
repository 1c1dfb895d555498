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
    void everyCallIsOffered();
    void rowsNameThemselves();
    void offersJoiningToStrangersOnly();
    void personCallsTakeThePerson();
    void newAccountsHaveTheirLines();
    void linksInTheBrowser_data();
    void linksInTheBrowser();
    void fieldsAreUnique();
    void everyEditableFieldCanBeSaved_data();
    void everyEditableFieldCanBeSaved();

private:
    InterlinedListApi m_api;
};

void InterlinedListInfo::everyCallCanBeSent_data()
{
    QTest::addColumn<QString>("id");
    for (const CallSpec &call : m_api.info().calls) {
        if (!call.opensBrowser)
            QTest::newRow(qPrintable(call.id)) << call.id;
    }
}

/// With what the form asks, and with the method that its declaration promises.
void InterlinedListInfo::everyCallCanBeSent()
{
    QFETCH(QString, id);
    const CallSpec *call = m_api.info().call(id);
    FieldMap arguments;
    for (const FieldSpec &ask : call->asks) {
        const bool address = ask.shape == FieldShape::Email;
        const QString word = ask.shape == FieldShape::Secret ? u"correct-horse-7"_s
                             : ask.key == "settings"_L1      ? u"{}"_s
                                                             : u"x1"_s;
        arguments.insert(ask.key, address ? u"new@example.com"_s : word);
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
    for (const QString &id : info.personCalls)
        QVERIFY2(info.call(id), qPrintable(id));
    QVERIFY(offered.contains(u"delete-account"_s));
    QCOMPARE(info.call(u"delete-account"_s)->guard, CallGuard::Retype);
}

/// By a page, a person, a field, a step or "Add account"; what is left is read beside the profile.
void InterlinedListInfo::everyCallIsOffered()
{
    const ServiceInfo &info = m_api.info();
    QSet<QString> offered{info.newAccountCall, u"notifications"_s};
    offered.unite(QSet<QString>(info.personCalls.cbegin(), info.personCalls.cend()));
    for (const PageSpec &page : info.pages) {
        const QStringList ids = page.rowCalls + page.calls;
        offered.unite(QSet<QString>(ids.cbegin(), ids.cend()));
        if (!page.opened)
            offered.insert(page.listing);
    }
    for (const FieldSpec &field : info.fields)
        offered.insert(field.changedBy);
    for (const CallSpec &call : info.calls) {
        offered.insert(call.then);
        QVERIFY2(offered.contains(call.id), qPrintable(call.id));
    }
}

/// A field nobody is asked for has to come from somewhere: the row of the page that offers it.
void InterlinedListInfo::rowsNameThemselves()
{
    for (const CallSpec &call : m_api.info().calls) {
        for (const FieldSpec &ask : call.asks)
            QVERIFY2(!ask.readOnly || call.fromRow.contains(ask.key), qPrintable(call.id));
    }
    Endpoint from = withCookie();
    const auto record = [&from](const QString &id, const FieldMap &arguments,
                                const QByteArray &body) {
        return answered(wish::Call{id, arguments}, reply(200, body), from).records->constFirst();
    };
    const auto fits = [this](const QString &id, const FieldMap &row) {
        const CallSpec *call = m_api.info().call(id);
        for (const QString &key : call->fromRow) {
            if (row.value(key).toString().isEmpty())
                return false;
        }
        return true;
    };
    const FieldMap organization = record(
        u"my-organizations"_s, {}, R"({"organizations":[{"id":"o1","name":"A","role":"owner"}]})");
    for (const auto &id :
         {u"edit-organization"_s, u"leave-organization"_s, u"delete-organization"_s,
          u"organization-users"_s, u"organization"_s, u"join-organization"_s})
        QVERIFY2(fits(id, organization), qPrintable(id));
    QCOMPARE(organization.value(u"isSystem"_s), QJsonValue(false)); // also where nothing is said
    const FieldMap stranger = record(u"organization-users"_s, {{u"organization"_s, u"o1"_s}},
                                     R"({"users":[{"id":"u2","username":"bob"}]})");
    QVERIFY(fits(u"add-member"_s, stranger));
    const FieldMap list = record(u"my-lists"_s, {}, R"({"lists":[{"id":"l1","title":"Books"}]})");
    QVERIFY(fits(u"list-rows"_s, list) && fits(u"list"_s, list));
    QCOMPARE(list.value(u"handle"_s).toString(), u"ada"_s);
}

/// Where the listing says that one is a member there is nothing to join (8.4).
void InterlinedListInfo::offersJoiningToStrangersOnly()
{
    const CallSpec *join = m_api.info().call(u"join-organization"_s);
    const auto listed = [](const QByteArray &organization) {
        return answered(
                   wish::Call{u"public-organizations"_s, {}},
                   reply(200, R"({"organizations":[{"id":"o1","name":"A")" + organization + "}]}"),
                   withCookie())
            .records->constFirst();
    };
    const auto offered = [join](const FieldMap &row) {
        return join->onlyWhere.value(u"role"_s).contains(row.value(u"role"_s).toString());
    };
    QVERIFY(offered(listed({})));
    QVERIFY(offered(listed(R"(,"role":null)")));
    for (const char *member : {R"(,"role":"member")", R"(,"userRole":"owner")"})
        QVERIFY2(!offered(listed(member)), member);
}

void InterlinedListInfo::personCallsTakeThePerson()
{
    const QSet<QString> known{u"handle"_s, u"id"_s};
    for (const QString &id : m_api.info().personCalls) {
        const CallSpec *call = m_api.info().call(id);
        QVERIFY2(!call->fromRow.isEmpty(), qPrintable(id));
        for (const QString &key : call->fromRow)
            QVERIFY2(known.contains(key), qPrintable(id));
    }
}

void InterlinedListInfo::newAccountsHaveTheirLines()
{
    const ServiceInfo &info = m_api.info();
    QVERIFY(info.signInWays.contains(SignInWay::NewAccount));
    const CallSpec *call = info.call(info.newAccountCall);
    QVERIFY(call);
    QSet<QString> lines;
    for (const SignInFieldSpec &line : info.signInFields) {
        if (line.ways.contains(SignInWay::NewAccount))
            lines.insert(line.id);
    }
    for (const FieldSpec &ask : call->asks)
        QVERIFY2(lines.contains(ask.key), qPrintable(ask.key));
}

void InterlinedListInfo::linksInTheBrowser_data()
{
    QTest::addColumn<FieldMap>("arguments");
    QTest::addColumn<QString>("address");
    const QString root = u"https://list.example/api/auth/"_s;
    const auto row = [&root](const QString &provider, const FieldMap &more, const QString &rest) {
        FieldMap arguments{{u"provider"_s, provider}};
        arguments.insert(more);
        QTest::newRow(qPrintable(provider + rest))
            << arguments << (rest.isEmpty() ? QString() : root + provider + rest);
    };
    row(u"github"_s, {}, u"/authorize?link=true"_s);
    row(u"mastodon"_s, {{u"instance"_s, u"@me@Social.example"_s}},
        u"/authorize?instance=social.example&link=true"_s);
    row(u"mastodon"_s, {{u"handle"_s, u"me"_s}}, {});
    row(u"bluesky"_s, {{u"handle"_s, u"@me.bsky.example"_s}, {u"instance"_s, u"x"_s}},
        u"/authorize?handle=me.bsky.example&link=true"_s);
    row(u"bluesky"_s, {}, u"/authorize?link=true"_s);
    row(u"nobody"_s, {}, {});
}

/// The web site's own cookie decides: nothing is handed over to us.
void InterlinedListInfo::linksInTheBrowser()
{
    QFETCH(FieldMap, arguments);
    QFETCH(QString, address);
    const QUrl base(u"https://list.example"_s);
    QCOMPARE(m_api.callAddress(u"link-identity"_s, arguments, base).toString(QUrl::FullyEncoded),
             address);
    QVERIFY(m_api.info().call(u"link-identity"_s)->opensBrowser);
    QVERIFY(m_api.callAddress(u"identities"_s, arguments, base).isEmpty());
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
