// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/structuredtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae::structuredtext;

namespace {

const QStringList contactParts{u"email"_s, u"phone"_s};
const QStringList linkParts{u"label"_s, u"url"_s};

QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

class TestStructuredText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsNoRecord_data();
    void plainTextIsNoRecord();
    void emptyTextIsAnEmptyRecord();
    void unchangedTextComesBackLetterByLetter();
    void unknownKeysAreKept();
    void numbersKeepTheirType();
    void anEmptyRecordIsNoText();
    void listsKeepWhatTheyDoNotKnow();
    void listsMoveAndRemove();
    void listsAddMembers();
    void tagsKeepOtherMembers();
    void tagsOfPlainText();
};

void TestStructuredText::plainTextIsNoRecord_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"Budapest, Hungary"_s;
    QTest::newRow("array") << u"[1,2]"_s;
    QTest::newRow("string") << u"\"x\""_s;
    QTest::newRow("half") << uR"({"email":"a)"_s;
    QTest::newRow("part is an object") << uR"({"email":{"home":"a"}})"_s;
}

void TestStructuredText::plainTextIsNoRecord()
{
    QFETCH(QString, text);
    QVERIFY(!readRecord(text, contactParts));
}

void TestStructuredText::emptyTextIsAnEmptyRecord()
{
    const auto parts = readRecord({}, contactParts);
    QVERIFY(parts);
    QVERIFY(parts->isEmpty());
    QCOMPARE(readRecordList(u" "_s, u"links"_s, linkParts)->size(), 0);
}

void TestStructuredText::unchangedTextComesBackLetterByLetter()
{
    const QString text = uR"({ "phone" : "1",  "zebra": 1.50, "email":"a@b.example" })"_s;
    auto parts = *readRecord(text, contactParts);
    QCOMPARE(parts.value(u"email"_s), u"a@b.example"_s);
    QCOMPARE(writeRecord(text, parts), text);
    const QString list = uR"({ "links" : [ {"url":"u", "label":"l", "icon":"i"} ] })"_s;
    QCOMPARE(writeRecordList(list, u"links"_s, *readRecordList(list, u"links"_s, linkParts)), list);
    const QString tags = uR"({ "tags" : [ "a" , "b" ] })"_s;
    QCOMPARE(writeTags(tags, u"tags"_s, *readTags(tags, u"tags"_s)), tags);
}

void TestStructuredText::unknownKeysAreKept()
{
    const QString text = uR"({"email":"old","matrix":"@b:example","deep":{"a":[1]}})"_s;
    const QJsonObject after =
        object(writeRecord(text, {{u"email"_s, u"new"_s}, {u"phone"_s, u"7"_s}}));
    QCOMPARE(after, (QJsonObject{{u"email"_s, u"new"_s},
                                 {u"phone"_s, u"7"_s},
                                 {u"matrix"_s, u"@b:example"_s},
                                 {u"deep"_s, QJsonObject{{u"a"_s, QJsonArray{1}}}}}));
}

void TestStructuredText::numbersKeepTheirType()
{
    const QString text = uR"({"phone":12345,"email":"a"})"_s;
    auto parts = *readRecord(text, contactParts);
    QCOMPARE(parts.value(u"phone"_s), u"12345"_s);
    parts.insert(u"email"_s, u"b"_s);
    QVERIFY(object(writeRecord(text, parts)).value(u"phone"_s).isDouble());
}

void TestStructuredText::anEmptyRecordIsNoText()
{
    QCOMPARE(writeRecord(uR"({"email":"a"})"_s, {{u"email"_s, QString()}}), QString());
    QCOMPARE(writeTags(uR"({"tags":["a"]})"_s, u"tags"_s, {}), QString());
    QVERIFY(!writeTags(uR"({"tags":["a"],"v":2})"_s, u"tags"_s, {}).isEmpty());
}

void TestStructuredText::listsKeepWhatTheyDoNotKnow()
{
    const QString text = uR"({"v":2,"links":["bare",{"label":"a","url":"b","icon":"star"},[1]]})"_s;
    auto items = *readRecordList(text, u"links"_s, linkParts);
    QCOMPARE(items.size(), 3);
    QVERIFY(items.at(0).unknown && !items.at(1).unknown && items.at(2).unknown);
    items[1].parts.insert(u"label"_s, u"new"_s);
    const QJsonObject after = object(writeRecordList(text, u"links"_s, items));
    QCOMPARE(after.value(u"v"_s).toInt(), 2);
    const QJsonArray links = after.value(u"links"_s).toArray();
    QCOMPARE(links.at(0).toString(), u"bare"_s);
    QCOMPARE(links.at(1).toObject().value(u"icon"_s).toString(), u"star"_s);
    QCOMPARE(links.at(1).toObject().value(u"label"_s).toString(), u"new"_s);
    QCOMPARE(links.at(2).toArray(), QJsonArray{1});
}

void TestStructuredText::listsMoveAndRemove()
{
    const QString text = uR"({"links":[{"url":"1","k":1},"bare",{"url":"3"}]})"_s;
    auto items = *readRecordList(text, u"links"_s, linkParts);
    items.move(0, 2);
    items.removeAt(0);
    const QJsonArray links =
        object(writeRecordList(text, u"links"_s, items)).value(u"links"_s).toArray();
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0).toObject().value(u"url"_s).toString(), u"3"_s);
    QCOMPARE(links.at(1).toObject(), (QJsonObject{{u"url"_s, u"1"_s}, {u"k"_s, 1}}));
}

void TestStructuredText::listsAddMembers()
{
    const ListItem fresh{
        {{u"label"_s, u"Blog"_s}, {u"url"_s, QString()}}, QJsonValue::Undefined, false};
    const QString text = writeRecordList({}, u"links"_s, {fresh});
    QCOMPARE(text, uR"({"links":[{"label":"Blog"}]})"_s);
}

void TestStructuredText::tagsKeepOtherMembers()
{
    const QString text = uR"({"tags":["a",{"t":"odd"},"b"]})"_s;
    auto items = *readTags(text, u"tags"_s);
    QCOMPARE(items.size(), 3);
    QVERIFY(items.at(1).unknown);
    items.removeAt(0);
    items.append(newTag(u"c"_s));
    QCOMPARE(writeTags(text, u"tags"_s, items), uR"({"tags":[{"t":"odd"},"b","c"]})"_s);
}

void TestStructuredText::tagsOfPlainText()
{
    QVERIFY(!readTags(u"gardening, bees"_s, u"tags"_s));
    QVERIFY(!readTags(uR"({"tags":"gardening"})"_s, u"tags"_s));
}

QTEST_GUILESS_MAIN(TestStructuredText)
#include "tst_structuredtext.moc"
