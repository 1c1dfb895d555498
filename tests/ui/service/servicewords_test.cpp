// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/serviceregistry.h"
#include "ui/profile/fieldtables.h"
#include "ui/profile/fieldwording.h"
#include "ui/service/servicewording.h"
#include "ui/service/servicewords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// Nobody is shown an id: whatever the services declare has words.
class ServiceWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingDeclaredHasWords_data();
    void everythingDeclaredHasWords();
    void columnsSayWhatTheyAreEverywhere();
    void valuesOfAnswersHaveWords();
    void settingsAreKnownByWhatTheyAreFor();

private:
    void note(const QString &what, const QString &id, bool known);
    void callWords(const ServiceInfo &info);
    void pageWords(const ServiceInfo &info);
    void fieldWords(const ServiceInfo &info);

    QStringList m_bare;
};

void ServiceWordsTest::note(const QString &what, const QString &id, bool known)
{
    if (!known && !m_bare.contains(what + u' ' + id))
        m_bare.append(what + u' ' + id);
}

void ServiceWordsTest::everythingDeclaredHasWords_data()
{
    QTest::addColumn<QString>("service");
    const ServiceRegistry registry;
    for (const auto &api : registry.all())
        QTest::newRow(qPrintable(api->info().id)) << api->info().id;
}

void ServiceWordsTest::callWords(const ServiceInfo &info)
{
    using namespace servicewords;
    for (const CallSpec &call : info.calls) {
        note(u"call"_s, call.id, verbs().contains(call.id));
        if (!call.warning.isEmpty())
            note(u"warning"_s, call.warning, warnings().contains(call.warning));
        if (call.writes)
            note(u"result"_s, call.id, results().contains(call.id));
        for (const FieldSpec &ask : call.asks) {
            const QString id = ask.wording.isEmpty() ? ask.key : ask.wording;
            if (!ask.readOnly)
                note(u"ask"_s, id, fields().contains(id));
            for (const QString &word : ask.choices)
                note(u"choice"_s, word, values().contains(word));
        }
    }
}

void ServiceWordsTest::pageWords(const ServiceInfo &info)
{
    using namespace servicewords;
    for (const PageSpec &page : info.pages) {
        note(u"page"_s, page.id, pages().contains(page.id));
        if (!page.listing.isEmpty())
            note(u"empty page"_s, page.id, emptyPages().contains(page.id));
        for (const ColumnSpec &column : page.columns)
            note(u"column"_s, column.wording, fields().contains(column.wording));
        for (const QString &call : page.listing.isEmpty() ? page.calls : QStringList())
            note(u"meaning"_s, call, meanings().contains(call));
        for (const QString &call : page.rowCalls + page.calls)
            note(u"call of a page"_s, call, info.call(call));
    }
    for (const QString &call : info.personCalls)
        note(u"call about a person"_s, call, info.call(call));
}

void ServiceWordsTest::fieldWords(const ServiceInfo &info)
{
    for (const FieldSpec &field : info.fields) {
        note(u"field"_s, field.key, !fieldtables::label(field.wording).isEmpty());
        if (!field.page.isEmpty())
            note(u"tab"_s, field.page, !fieldtables::page(field.page).isEmpty());
    }
    for (const SettingSpec &setting : info.settings) {
        const bool named = !fieldtables::setting(setting.wording).isEmpty() ||
                           !fieldtables::setting(setting.id).isEmpty();
        note(u"setting"_s, setting.id, named);
    }
}

void ServiceWordsTest::everythingDeclaredHasWords()
{
    QFETCH(QString, service);
    const ServiceRegistry registry;
    const ServiceApi *api = registry.find(service);
    QVERIFY(api);
    m_bare.clear();
    callWords(api->info());
    pageWords(api->info());
    fieldWords(api->info());
    QVERIFY2(m_bare.isEmpty(), qPrintable(m_bare.join(u'\n')));
}

// One id stands in several tables: its words may not belong to one of them.
void ServiceWordsTest::columnsSayWhatTheyAreEverywhere()
{
    QCOMPARE(ServiceWording::field(u"role"_s), u"Role"_s);
    QCOMPARE(ServiceWording::field(u"createdAt"_s), u"Created"_s);
}

void ServiceWordsTest::valuesOfAnswersHaveWords()
{
    QStringList bare;
    for (const QString &key : {u"followers"_s, u"following"_s, u"pendingRequests"_s,
                               u"mutualFollowers"_s, u"mutualFollowing"_s, u"image.maxBytes"_s,
                               u"image.maxPixels"_s, u"message.maxContentLength"_s, u"configured"_s,
                               u"redirectUri"_s, u"state"_s, u"status"_s}) {
        if (!servicewords::fields().contains(key))
            bare.append(key);
    }
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u' ')));
    const ColumnSpec word{u"permission"_s, u"permission"_s, ColumnSpec::Shape::Word};
    QCOMPARE(ServiceWording::cell(word, u"r"_s), u"read"_s);
    QCOMPARE(ServiceWording::cell(word, u"w"_s), u"read and write"_s);
    QString which = ServiceWording::cell(word, u"mastodon:social.example"_s);
    which.remove(QChar(0x2068)).remove(QChar(0x2069));
    QCOMPARE(which, u"Mastodon (social.example)"_s);
    QVERIFY(ServiceWording::cell(word, u"nobody:knows"_s).contains(u"nobody:knows"_s));
}

void ServiceWordsTest::settingsAreKnownByWhatTheyAreFor()
{
    SettingSpec setting;
    setting.id = setting.wording = u"avatarField"_s;
    const QString words = FieldWording::setting(setting);
    QVERIFY(words != u"avatarField"_s);
    setting.id = setting.wording = u"anybody.avatarField"_s; // whoever's it is
    QCOMPARE(FieldWording::setting(setting), words);
    QVERIFY(!FieldWording::settingMeaning(setting).isEmpty());
    setting.id = setting.wording = u"anybody.nothingKnown"_s;
    QVERIFY(FieldWording::setting(setting).contains(u"anybody.nothingKnown"_s));
    QVERIFY(FieldWording::settingChoice(u"upload.json"_s).contains(u"upload.json"_s));
}

QTEST_GUILESS_MAIN(ServiceWordsTest)
#include "servicewords_test.moc"
