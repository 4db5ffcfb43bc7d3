import { expect, test } from 'vitest'
import { only, readXml } from './read-xml-for-tests.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

test('what is well-formed is read', () => {
  const root = readXml(
    `${HEAD}\n<a xmlns:x="y" b="1 &lt; 2"><x:c><![CDATA[<d>]]]]><![CDATA[>]]> &amp; &#233;</x:c><e/></a>`,
  )
  expect(root.attributes.b).toBe('1 < 2')
  expect(only(root, 'x:c').text).toBe('<d>]]> & é')
})

test.each([
  ['space before the declaration', ` ${HEAD}<a/>`],
  ['an element that is not closed', `${HEAD}<a><b></a>`],
  ['elements that cross', `${HEAD}<a><b></a></b>`],
  ['two roots', `${HEAD}<a/><b/>`],
  ['text after the root', `${HEAD}<a/>x`],
  ['a bare ampersand', `${HEAD}<a>x & y</a>`],
  ['an entity of HTML', `${HEAD}<a>&nbsp;</a>`],
  ['a bare less-than', `${HEAD}<a>1 < 2</a>`],
  ['a less-than in an attribute', `${HEAD}<a b="<"/>`],
  ['an attribute twice', `${HEAD}<a b="1" b="2"/>`],
  ['an attribute without quotes', `${HEAD}<a b=1/>`],
  ['a control character', `${HEAD}<a>\u0008</a>`],
  ['half a character', `${HEAD}<a>\uD800</a>`],
  ['the end of a CDATA section in text', `${HEAD}<a>]]></a>`],
  ['an open CDATA section', `${HEAD}<a><![CDATA[x</a>`],
  ['an undeclared prefix', `${HEAD}<itunes:a/>`],
  ['a document type', `${HEAD}<!DOCTYPE a><a/>`],
])('%s is refused', (_what, xml) => {
  expect(() => readXml(xml)).toThrow()
})
